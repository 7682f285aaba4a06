/** The product with a little of everything in it: cases, a family that follows one, an edition. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Day, Quarter } from '../src/kit/index.ts'
import { publishFigures } from '../src/publishing/index.ts'
import { Browser } from '../src/testing/index.ts'
import { broughtSheet } from './brought.ts'
import { type Caseload, decide, memberOf, nhsNumbers, perform, receive } from './caseload.ts'
import { type Product, startProduct } from './product.ts'

/** What the addresses of pages are made of. */
export type Known = Readonly<Record<string, string>>
export type Populated = { readonly product: Product; readonly load: Caseload; readonly known: Known }

const today = '2021-03-10' as Day
const quarter = '2020-21-Q3' as Quarter

export async function populated(): Promise<Populated> {
  const product = await startProduct({ today })
  const { database, system } = product
  const load: Caseload = { db: database.db, system, numbers: nhsNumbers(1) }
  const nina = 'demonstration#nina-holme'
  for (let n = 0; n < 9; n += 1) await decide(load, '2020-10-05' as Day, '2020-10-26' as Day, nina)
  const late = await receive(load, '2021-01-20' as Day)
  await receive(load, '2021-03-08' as Day)
  const lead = memberOf(system, 'place-lead', ['pennine-lancashire'])
  await perform(load, lead, 'accept', late, { on: '2021-01-21' })
  await perform(load, lead, 'name-coordinator', late, { coordinator: nina })
  await invite(product, load, late)
  const published = await publishFigures(database.db, system, { requestId: 'populated', quarters: [quarter] })
  assert.ok(published.ok, JSON.stringify(published))
  const facts = await sql<{
    id: string
  }>`select id::text from facts.fact where subject = ${late.id} order by id`.execute(database.db)
  const runs = await sql<{ of: string; run: string }>`
    select system as of, id::text as run from platform.import_run order by id limit 1`.execute(database.db)
  return {
    ...{ product, load },
    known: {
      ...{ system: system.system, id: late.id, act: 'record-death' },
      ...{ fact: facts.rows.at(-1)?.id ?? '', team: 'pennine-lancashire-team', place: 'pennine-lancashire' },
      ...{ reference: late.reference, ...runs.rows[0], ...(await broughtSheet(product)) },
      ...{
        quarter,
        standard: 'chc-decision-within-28-days',
        organisation: '00Q',
        nationalSystem: 'E54000048',
      },
      council: 'E10000012',
      ...{ quarter, standard: 'chc-decision-within-28-days' },
    },
  }
}

/** Ruth is sent a code by letter and redeems it. */
async function invite(product: Product, load: Caseload, found: { id: string; reference: string }) {
  const lead = memberOf(load.system, 'place-lead', ['pennine-lancashire'])
  await perform(load, lead, 'invite-representative', found, {
    ...{ name: 'Ruth Example', relationship: 'daughter', authority: 'attorney' },
    ...{ checked: 'The registered power of attorney', address: '1 Any Street' },
  })
  const { rows } = await sql<{
    body: string
  }>`select body from platform.outbox where subject = ${found.id}`.execute(load.db)
  const code = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g
  const codes = rows.flatMap(({ body }) => body.match(code) ?? []).filter(each => each !== found.reference)
  assert.equal(codes.length, 1, rows.map(row => row.body).join())
  const ruth = new Browser(product.origin)
  const page = await ruth.signInAs('ruth-example', '/my-case')
  const token = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
  const claimed = await ruth.post('/my-case', { _csrf: token, reference: found.reference, code: codes[0]! })
  assert.equal(claimed.url.pathname, `/my-case/${found.reference}`, `status ${claimed.status}`)
}

/** An address of a page by its path, from what is known; fails by name where nothing is known for a part of it. */
export function addressOf(path: string, known: Known): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = known[name]
    if (value === undefined)
      throw new Error(`${path} has no example: say in e2e/populated.ts what :${name} may be`)
    return value
  })
}
