/**
 * The worklist and the page of a case at ten thousand cases of one system, and at as many as England has in a year, or
 * in ten with `--full`. Aim: at most 1.5 times as long. One person asks, then eight at once.
 *
 *   node --conditions=source --import tsx bench/cases.ts [--full]
 */
import { sql } from 'kysely'
import { ask } from './product/asking.ts'
import { multiplyCases } from './product/multiply-cases.ts'
import { median } from './product/rounds.ts'
import { bringCases, cookieOf, countCases, lancashire, serve } from './product/served.ts'

const small = 10_000
const large = process.argv.includes('--full') ? 1_700_000 : 170_000
const turnMilliseconds = 5_000
const asks = [1, 8]

const product = await serve()
const { db } = product.database
const drawn = await bringCases(product, 0.04)
const cookies = {
  lead: await cookieOf(product, 'helen-barrow-smith'),
  verifier: await cookieOf(product, 'judith-whalley'),
}
const pages: Readonly<Record<string, { cookie: string; paths: () => Promise<string[]> }>> = {
  'worklist of a place': { cookie: cookies.lead, paths: async () => [`/${lancashire}/work`] },
  'worklist, what is late': { cookie: cookies.lead, paths: async () => [`/${lancashire}/work?show=late`] },
  'worklist of all places': { cookie: cookies.verifier, paths: async () => [`/${lancashire}/work`] },
  'a case': { cookie: cookies.lead, paths: somePlacesCases },
}

/** Spread over the whole table, so that the first pages of it are not all that is read. */
async function somePlacesCases(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from care.case where place = 'pennine-lancashire'
    order by md5(id) limit 200`.execute(db)
  return rows.map(({ id }) => `/${lancashire}/work/cases/${id}`)
}

type Medians = ReadonlyMap<string, number>
async function measure(): Promise<Medians> {
  const found = new Map<string, number>()
  for (const [name, { cookie, paths }] of Object.entries(pages))
    for (const clients of asks) {
      const given = {
        origin: product.origin,
        paths: await paths(),
        cookies: Array.from({ length: clients }, () => cookie),
      }
      await ask({ ...given, milliseconds: 1_000 })
      const { took } = await ask({ ...given, milliseconds: turnMilliseconds })
      found.set(`${name}, ${clients} asking`, median(took))
    }
  return found
}

const written = (count: number) => count.toLocaleString('en-GB')

await multiplyCases(db, lancashire, Math.round(small / drawn))
const [few, before] = [await countCases(db), await measure()]
await multiplyCases(db, lancashire, Math.round(large / few))
const [many, after] = [await countCases(db), await measure()]
console.log(`Median milliseconds at ${written(few)} and at ${written(many)} cases; aim: at most 1.5 times.`)
for (const [name, ms] of before) {
  const grown = after.get(name)!
  console.log(`  ${name.padEnd(36)} ${ms.toFixed(1)} → ${grown.toFixed(1)}  ${(grown / ms).toFixed(2)} times`)
}
await product.close()
