/**
 * The pages of footprints against the worklist of a place, which staff look at all day: one visitor after the other, in
 * turns. Aim: no page of footprints takes longer than the worklist.
 *
 *   node --conditions=source --import tsx bench/footprint-pages.ts
 */
import { ask } from './product/asking.ts'
import { inTurns, median } from './product/rounds.ts'
import { bringCases, cookieOf, lancashire, serve } from './product/served.ts'

const rounds = 5
const turnMilliseconds = 600

const worklist = `/${lancashire}/work`
const pages = [
  ...['/england/organisations', '/england/organisations?search=north', '/england/organisations/counts'],
  ...[
    '/england/organisations/E54000048',
    '/england/organisations/00Q',
    '/england/organisations/E54000048?on=2021-04-01',
  ],
  ...['/england/boundaries', '/england/boundaries/E10000017', '/england/levels', '/england/systems'],
  ...[
    '/england/redraw',
    '/england/redraw?on=2021-04-01&change=commissioner:02Q:E54000014',
    '/england/weights/E54000048',
  ],
  ...[`/${lancashire}/your-area`, `/${lancashire}/levels`, `/${lancashire}/places/fylde-coast`],
]

const product = await serve()
const cases = await bringCases(product, 1)
const cookie = await cookieOf(product, 'helen-barrow-smith')

/** Pages a second; each asks for one page until its time is over. */
const turn = (path: string) => async () =>
  (await ask({ origin: product.origin, paths: [path], cookies: [cookie], milliseconds: turnMilliseconds }))
    .rate

const rates = await inTurns(Object.fromEntries([worklist, ...pages].map(path => [path, turn(path)])), rounds)
const milliseconds = (path: string): number => 1_000 / median(rates.get(path)!)
console.log(
  `The worklist of a place, ${cases.toLocaleString('en-GB')} cases: ${milliseconds(worklist).toFixed(1)} ms; ${rounds} rounds.`,
)
for (const path of pages) {
  const took = milliseconds(path)
  const ratio = took / milliseconds(worklist)
  console.log(`  ${path.padEnd(56)} ${took.toFixed(1).padStart(6)} ms = ${ratio.toFixed(2)} times (aim 1)`)
}
await product.close()
