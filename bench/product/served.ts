/** The product as it answers, over a durable database of its own, with people signed in and a caseload of any size. */
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Day } from '#kit'
import { type ImportKind, importFile, jobActor, momentOf } from '#platform'
import { Browser } from '#testing'
import { type Product, startProduct } from '../../e2e/product.ts'
import { caseloadKind } from '../../src/care/caseload/kind.ts'
import { generatedFile } from '../../src/care/generate/demonstration.ts'
import { readSettings } from '../../src/care/generate/settings.ts'
import { demonstrationFolder } from '../../src/footprints/index.ts'
import { durableDatabase } from './embedded.ts'

export const today = '2021-03-10' as Day
export const lancashire = 'lancashire-and-south-cumbria'

export async function serve(): Promise<Product> {
  const measured = await durableDatabase()
  return startProduct({ today, database: { ...measured, close: measured.remove } })
}

/** Cases as the generator draws them. Answers with how many there are. */
export async function bringCases({ database, system }: Product, scale: number): Promise<number> {
  const settings = readSettings(join(demonstrationFolder(lancashire), 'caseload.json'))
  const file = generatedFile({ seed: 1, scale, settings })
  const actor = jobActor('bench', system.system, ['care'], momentOf(system), 'bench')
  const outcome = await importFile(database, caseloadKind as ImportKind, file, actor)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return countCases(database.db)
}

export async function countCases(db: Product['database']['db']): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*)::text as n from care.case`.execute(db)
  return Number(rows[0]?.n)
}

/** What the browser of somebody who has signed in sends with each request. */
export async function cookieOf({ origin }: Product, person: string): Promise<string> {
  const browser = new Browser(origin)
  await browser.signInAs(person)
  return [...browser.cookies]
    .filter(([, { path }]) => path === '/')
    .map(([name, { value }]) => `${name}=${value}`)
    .join('; ')
}
