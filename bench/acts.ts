/**
 * An act with its fact, clocks, row security and audit, at eight clients, against the statements that it sends,
 * replayed through the driver alone: no forms read, no rule asked, no clock read, no query built. Aim: 70% of its rate.
 *
 *   node --conditions=source --import tsx bench/acts.ts
 */
import pg from 'pg'
import { caseActs, doAct } from '#care'
import { installRules } from '#clocks'
import type { Day } from '#kit'
import { as, connect, type System, saveSystem } from '#platform'
import { formOfJson } from '#web'
import { type Caseload, memberOf, nhsNumbers, receive } from '../e2e/caseload.ts'
import { checklistRows } from '../src/care/checklist.ts'
import { clockRules } from '../src/registry.ts'
import { durableDatabase } from './product/embedded.ts'
import { inTurns, median, together } from './product/rounds.ts'

const clients = 8
const casesOfAClient = 60
const turnMilliseconds = 3_000
const rounds = 5
const today = '2021-03-10' as Day

type Statement = { readonly text: string; readonly values: readonly unknown[] }

const measured = await durableDatabase()
installRules(clockRules)
const system: System = { system: 'bench', name: 'Bench', fixedToday: today, demonstration: true }
await saveSystem(measured.db, system)
const load: Caseload = { db: measured.db, system, numbers: nhsNumbers(1) }
const nurse = memberOf(system, 'nurse-assessor', ['pennine-lancashire'])
const cases: string[] = []
for (let n = 0; n < clients * casesOfAClient; n += 1) cases.push((await receive(load, today)).id)

/** A Checklist done again: the fact, the clocks of the case read again, its row and labels, the audit. */
const screen = caseActs.get('screen')!
const form = formOfJson({
  on: today,
  checklist: Object.fromEntries(checklistRows.map(({ id }) => [id, id === 'behaviour' ? 'A' : 'C'])),
})
async function act(id: string): Promise<void> {
  const done = await as(measured.db, nurse, tx => doAct(tx, nurse, screen, { case: id, form }))
  if (!done.ok) throw new Error(done.refusal.message)
}

/** What one act sends, as the driver hears it. */
async function statementsOf(id: string): Promise<Statement[]> {
  const heard: Statement[] = []
  const { db, pool, close } = connect({ ...measured.connection, max: 1 })
  const client = await pool.connect()
  const { query } = client
  client.query = ((asked: string | Statement, ...rest: unknown[]) => {
    if (typeof asked === 'string') heard.push({ text: asked, values: [] })
    else heard.push({ text: asked.text, values: asked.values ?? [] })
    return (query as (...given: unknown[]) => unknown).call(client, asked, ...rest)
  }) as typeof client.query
  client.release()
  const done = await as(db, nurse, tx => doAct(tx, nurse, screen, { case: id, form }))
  if (!done.ok) throw new Error(done.refusal.message)
  await close()
  return heard
}

const recorded = new Map<string, Statement[]>()
for (const id of cases) recorded.set(id, await statementsOf(id))
const drivers = await Promise.all(
  Array.from({ length: clients }, async () => {
    const client = new pg.Client(measured.connection)
    await client.connect()
    return client
  }),
)

/** Every client goes round its own cases, so that nobody waits for somebody else's row. */
const turnsOf = new Map<number, number>()
function nextCase(client: number): string {
  const turn = turnsOf.get(client) ?? 0
  turnsOf.set(client, turn + 1)
  return cases[client * casesOfAClient + (turn % casesOfAClient)]!
}
async function replay(client: number): Promise<void> {
  for (const { text, values } of recorded.get(nextCase(client)) ?? [])
    await drivers[client]!.query(text, values as unknown[])
}

const first = recorded.get(cases[0]!)!
console.log(
  `One act sends ${first.length} statements. ${clients} clients, ${rounds} rounds of ${turnMilliseconds / 1_000} s each, in turns.`,
)
const rates = await inTurns(
  {
    product: async () => (await together(clients, turnMilliseconds, client => act(nextCase(client)))).rate,
    driver: async () => (await together(clients, turnMilliseconds, replay)).rate,
  },
  rounds,
)
const [product, driver] = [rates.get('product')!, rates.get('driver')!]
const ratios = product.map((rate, round) => rate / driver[round]!)
console.log(`  the same statements through the driver   ${median(driver).toFixed(0)} a second`)
console.log(`  the act                                  ${median(product).toFixed(0)} a second`)
console.log(
  `  ratio, median of rounds                  ${(median(ratios) * 100).toFixed(0)}% (aim 70%), from ${(Math.min(...ratios) * 100).toFixed(0)}% to ${(Math.max(...ratios) * 100).toFixed(0)}%`,
)
for (const client of drivers) await client.end()
await measured.remove()
