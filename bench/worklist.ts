/**
 * The worklist as the product answers it (who asks, row security, audit, counts) against a bare server: the statements
 * of the page written by hand on the driver, and the same renderer. Aim: 60% of its pages a second.
 *
 *   node --conditions=source --import tsx bench/worklist.ts
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Day } from '#kit'
import { ask } from './product/asking.ts'
import { barePage } from './product/bare-worklist.ts'
import { inTurns, median, quantile } from './product/rounds.ts'
import { bringCases, cookieOf, lancashire, serve } from './product/served.ts'

const clients = 20
const rounds = 5
const turnMilliseconds = 4_000
const path = `/${lancashire}/work`

const product = await serve()
const cases = await bringCases(product, 0.3)
const cookies: string[] = []
for (let client = 0; client < clients; client += 1)
  cookies.push(await cookieOf(product, 'helen-barrow-smith'))

const bare = createServer((_request, response) => {
  barePage(product.database.pool, product.system.fixedToday as Day).then(
    html => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
    cause => response.writeHead(500).end(String(cause)),
  )
})
await new Promise<void>(listening => bare.listen(0, '127.0.0.1', listening))
const bareOrigin = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`

/** The rows of the table, as text: both must say the same. */
async function rowsAt(origin: string): Promise<string> {
  const answer = await fetch(origin + path, { headers: { cookie: cookies[0]! } })
  const html = await answer.text()
  if (!answer.ok) throw new Error(`${origin} answers ${answer.status}: ${html.slice(0, 300)}`)
  return html.slice(html.indexOf('<tbody'), html.indexOf('</tbody>')).replaceAll(/<[^>]*>/g, ' ')
}
const [ours, theirs] = [await rowsAt(product.origin), await rowsAt(bareOrigin)]
if (ours !== theirs || ours.length < 1_000)
  throw new Error(`The two pages say different things:\n${ours}\n${theirs}`)

const took = new Map<string, number[]>([
  ['product', []],
  ['bare', []],
])
const turn = (name: string, origin: string) => async () => {
  const answers = await ask({ origin, paths: [path], cookies, milliseconds: turnMilliseconds })
  took.get(name)?.push(...answers.took)
  return answers.rate
}
const rates = await inTurns(
  { product: turn('product', product.origin), bare: turn('bare', bareOrigin) },
  rounds,
)
console.log(
  `The worklist of a place, ${cases.toLocaleString('en-GB')} cases; ${clients} clients; ${rounds} rounds.`,
)
for (const [name, said] of [
  ['bare', 'by hand on the driver, same renderer'],
  ['product', 'the product'],
] as const)
  console.log(
    `  ${said.padEnd(38)} ${median(rates.get(name)!).toFixed(0)} pages a second, p95 ${quantile(took.get(name)!, 0.95).toFixed(0)} ms`,
  )
const ratios = rates.get('product')!.map((rate, round) => rate / rates.get('bare')![round]!)
console.log(`  ratio, median of rounds                ${(median(ratios) * 100).toFixed(0)}% (aim 60%)`)
bare.close()
bare.closeAllConnections()
await product.close()
