/**
 * The worklist and the page of a case in a system of ten thousand cases, and in one of as many as England has in a year,
 * or in ten with `--full`: asked turn and turn about. Aim: at most 1.5 times as long.
 *
 *   node --conditions=source --import tsx bench/cases.ts [--full]
 */
import { sql } from 'kysely'
import type { Product } from '../e2e/product.ts'
import { ask } from './product/asking.ts'
import { multiplyCases } from './product/multiply-cases.ts'
import { median } from './product/rounds.ts'
import { bringCases, cookieOf, countCases, lancashire, serve } from './product/served.ts'

const sizes = { small: 10_000, large: process.argv.includes('--full') ? 1_700_000 : 170_000 }
const turnMilliseconds = 2_000
const rounds = 5
const asking = [1, 8]

type Pages = Readonly<Record<string, { readonly cookie: string; readonly paths: readonly string[] }>>
type Filled = { readonly product: Product; readonly cases: number; readonly pages: Pages }

async function filled(wanted: number): Promise<Filled> {
  const product = await serve()
  const drawn = await bringCases(product, 0.04)
  await multiplyCases(product.database.db, lancashire, Math.round(wanted / drawn))
  const lead = await cookieOf(product, 'helen-barrow-smith')
  const verifier = await cookieOf(product, 'judith-whalley')
  const pages: Pages = {
    'worklist of a place': { cookie: lead, paths: [`/${lancashire}/work`] },
    'worklist, what is late': { cookie: lead, paths: [`/${lancashire}/work?show=late`] },
    'worklist of all places': { cookie: verifier, paths: [`/${lancashire}/work`] },
    'a case': { cookie: lead, paths: await someCases(product) },
  }
  return { product, cases: await countCases(product.database.db), pages }
}

/** Spread over the whole table, so that the first pages of it are not all that is read. */
async function someCases({ database }: Product): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from care.case where place = 'pennine-lancashire'
    order by md5(id) limit 200`.execute(database.db)
  return rows.map(({ id }) => `/${lancashire}/work/cases/${id}`)
}

/** Milliseconds of the pages that were answered in one turn. */
async function turn({ product, pages }: Filled, name: string, clients: number): Promise<readonly number[]> {
  const { cookie, paths } = pages[name]!
  const cookies = Array.from({ length: clients }, () => cookie)
  return (await ask({ origin: product.origin, paths, cookies, milliseconds: turnMilliseconds })).took
}

const [small, large] = [await filled(sizes.small), await filled(sizes.large)]
const written = ({ cases }: Filled) => cases.toLocaleString('en-GB')
console.log(
  `Median milliseconds at ${written(small)} and at ${written(large)} cases; aim: at most 1.5 times.`,
)
for (const name of Object.keys(small.pages))
  for (const clients of asking) {
    const took = { few: [] as number[], many: [] as number[] }
    // The first round makes ready what is made once: connections, plans, pages read from the disk.
    for (let round = 0; round <= rounds; round += 1) {
      const [few, many] = [await turn(small, name, clients), await turn(large, name, clients)]
      if (round === 0) continue
      took.few.push(...few)
      took.many.push(...many)
    }
    const [few, many] = [median(took.few), median(took.many)]
    const label = `${name}, ${clients} asking`.padEnd(36)
    console.log(`  ${label} ${few.toFixed(1)} → ${many.toFixed(1)}  ${(many / few).toFixed(2)} times`)
  }
for (const { product } of [small, large]) await product.close()
