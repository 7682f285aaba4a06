import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationFolder } from '#footprints'
import type { Quarter } from '#kit'
import {
  as,
  countingActor,
  fileAt,
  type ImportKind,
  importFile,
  jobActor,
  momentOf,
  type System,
} from '#platform'
import { type FreshDatabase, systemDatabase } from '#testing'
import { caseloadKind } from '../caseload/kind.ts'
import { caseloadHeading, caseloadRows } from '../generate/caseload.ts'
import { readSettings } from '../generate/settings.ts'
import { countReturn } from '../return/count-return.ts'
import { nationalSetFile } from './assemble.ts'
import { casesOfExport } from './exported-cases.ts'
import { nationalSetKind } from './kind.ts'
import { writeNationalSets } from './write-folders.ts'

const demonstration = demonstrationFolder('lancashire-and-south-cumbria')
const out = mkdtempSync(join(tmpdir(), 'national-round-trip-'))
let [first, second]: [FreshDatabase, FreshDatabase] = [undefined as never, undefined as never]
let system: System
before(async () => {
  ;({ database: first, system } = await systemDatabase())
  ;({ database: second } = await systemDatabase())
  await bringInvented()
})
after(async () => {
  await first.close()
  await second.close()
  rmSync(out, { recursive: true })
})
const actor = () => jobActor('import', system.system, [], momentOf(system), 'test')

const column = (name: (typeof caseloadHeading)[number]) => caseloadHeading.indexOf(name)

/** Checklists below the threshold are no referral in the set; a tool after its decision is an error in it. */
function notForTheSet(rows: readonly (readonly string[])[]): Set<string> {
  const found = new Set<string>()
  const met = new Map<string, string>()
  for (const row of rows) {
    const [name, fact, on] = [row[0]!, row[column('fact')], row[column('occurred_on')]!]
    if (fact === 'care.screened') found.add(name)
    if (fact === 'care.meeting-held') met.set(name, on)
  }
  for (const row of rows)
    if (
      row[column('fact')] === 'care.decision-verified' &&
      row[column('occurred_on')]! < (met.get(row[0]!) ?? '')
    )
      found.add(row[0]!)
  return found
}

/** What a source may leave unsaid: of every third meeting where the person was, of every third review its kind. */
function lessSaid(row: readonly string[], at: number): readonly string[] {
  const unsaid = { 'care.meeting-held': 'setting', 'care.review-done': 'kind' }[row[column('fact')]!]
  if (unsaid === undefined || at % 3 > 0) return row
  const detail = JSON.stringify({ ...JSON.parse(row[column('detail')]!), [unsaid]: undefined })
  return row.map((cell, index) => (index === column('detail') ? detail : cell))
}

async function bringInvented(): Promise<void> {
  const settings = readSettings(join(demonstration, 'caseload.json'))
  const rows = [...caseloadRows({ seed: 11, scale: 0.06, settings })]
  const strange = notForTheSet(rows)
  const kept = rows.filter(row => !strange.has(row[0]!)).map(lessSaid)
  assert.ok(strange.size > 0 && kept.length > 3_000, `${strange.size} ${kept.length}`)
  const text = [caseloadHeading, ...kept]
    .map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n')
  const file = { name: 'caseload.csv', open: () => Readable.from([Buffer.from(text)]) }
  const outcome = await importFile(first, caseloadKind as ImportKind, file, actor())
  assert.ok(outcome.ok && outcome.value.run.rejected_rows === 0)
}

async function exported(database: FreshDatabase, folder: string) {
  const to = join(out, folder)
  const written = await database.db
    .transaction()
    .execute(tx => writeNationalSets(casesOfExport(tx, system.system), { at: momentOf(system), out: to }))
  return { ...written, to }
}

async function bring(database: FreshDatabase, folder: string) {
  const files = readdirSync(folder).map(name => fileAt(join(folder, name)))
  const outcome = await importFile(
    ...([database, nationalSetKind as ImportKind, nationalSetFile('set', files), actor()] as const),
  )
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  assert.deepEqual(outcome.value.rejections, [])
  return outcome.value.run
}

const who = sql`p.nhs_number || ' ' || c.pathway || ' ' || c.received_on`

/**
 * States that the set cannot tell apart: it knows no coordinator, no recommendation without a tool, and no end of what
 * was refused, though a death ends the wait for local resolution.
 */
const casesOf = async ({ db }: FreshDatabase) =>
  (
    await sql`
      select ${who} as who, c.commissioner,
        case when c.pathway = 'nursing-care' and c.state in ('coordinated', 'recommended') then 'received'
          when c.state = 'coordinated' then 'accepted'
          when c.state = 'ended' and c.outcome = 'not-eligible' then 'communicated' else c.state end as state,
        c.decided_on, case when c.outcome = 'joint-package' and c.state in ('verified', 'communicated')
          then 'not-eligible' else c.outcome end as outcome, c.setting, p.born_on, p.died_on
      from care.case c join care.person p on p.system = c.system and p.id = c.person
      order by 1, c.id collate "C"`.execute(db)
  ).rows

/** Without those of joint packages that have not begun: in the set they are refusals, and nothing is reviewed. */
const clocksOf = async ({ db }: FreshDatabase, except: readonly string[]) =>
  (
    await sql<{ who: string }>`
      select ${who} as who, k.rule, k.started_on, k.due_on, k.stopped_on, k.outcome
      from clocks.clock k join care.case c on c.system = k.system and c.id = k.subject
        join care.person p on p.system = c.system and p.id = c.person
      where k.rule in ('chc-decision', 'chc-review-first', 'chc-review-next')
      order by 1, 2, 3, 4`.execute(db)
  ).rows.filter(row => !except.includes(row.who))

const notHeldIn = async ({ db }: FreshDatabase): Promise<string[]> =>
  (
    await sql<{ who: string }>`
      select ${who} as who from care.case c join care.person p on p.system = c.system and p.id = c.person
      where not exists (select from facts.fact f where f.system = c.system and f.subject = c.id
          and f.name in ('care.package-started', 'care.package-ended'))
        and (c.outcome = 'joint-package' or exists (select from facts.fact f
          where f.system = c.system and f.subject = c.id and f.name = 'care.review-done'))`.execute(db)
  ).rows.map(row => row.who)

async function returnOf({ db }: FreshDatabase, quarter: string) {
  const counting = countingActor(system.system, momentOf(system), 'test')
  const outcome = await as(db, counting, tx =>
    countReturn(tx, counting, { commissioner: null, quarter: quarter as Quarter, knownAt: null }),
  )
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { cells } = outcome.value.counted
  assert.ok(cells.length > 40 && cells.some(each => each.value !== 0))
  return cells
}

test('a caseload written in the national shape comes in elsewhere as the same cases, clocks and return', async () => {
  const { to, folders, notHeld } = await exported(first, 'first')
  assert.equal(folders.length, 8)
  for (const folder of folders) await bring(second, join(to, folder))

  assert.deepEqual(await casesOf(second), await casesOf(first))
  const except = await notHeldIn(first)
  assert.ok(except.length < 20 && notHeld.screenedOut === 0, `${except.length}`)
  assert.ok(notHeld.reviewsOfNoKind > 20, `${notHeld.reviewsOfNoKind}`)
  assert.deepEqual(await clocksOf(second, except), await clocksOf(first, except))
  for (const quarter of ['2018-19-Q2', '2019-20-Q3', '2020-21-Q3'])
    assert.deepEqual(await returnOf(second, quarter), await returnOf(first, quarter), quarter)
})

test('what came in leaves as the same lines, and the same folders again change nothing', async () => {
  const again = await exported(second, 'second')
  assert.equal(again.folders.length, 8)
  for (const folder of again.folders) {
    for (const name of readdirSync(join(again.to, folder))) {
      const lines = (side: string) =>
        readFileSync(join(out, side, folder, name), 'utf8')
          .replace(/T[\d:.]+Z$/m, '')
          .split('\n')
          .sort()
      assert.deepEqual(lines('second'), lines('first'), `${folder} ${name}`)
    }
    const run = await bring(second, join(again.to, folder))
    assert.deepEqual([run.new_rows, run.changed_rows, run.unchanged_rows], [0, 0, run.read_rows])
  }
})
