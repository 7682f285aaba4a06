/** Published lists of small areas: brought in, brought in again, and rolled up exactly. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { fileAt, type ImportKind, importFile, jobActor, momentOf, sharedSystem } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import { loadReferenceData } from '../load.ts'
import { rollUp } from '../roll-up/roll-up.ts'
import type { RollUpLevel } from '../roll-up/route.ts'
import { smallAreas2011Kind, smallAreas2021Kind } from './small-areas.ts'

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'small-areas-'))
const actor = jobActor('import', sharedSystem, [], momentOf({ fixedToday: null }), 'test')
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

const heading =
  'lsoa11_code,ltla21_code,utla21_code,ccg21_code,stp21_code,sicbl22_code,icb22_code,pop2019_all,pop2019_18plus,pop2020_all,pop2020_18plus,pop2020_65plus'
/** Blackburn with Darwen, twice, and Glossop, which changed its system in July 2022. */
const rows = [
  'E01000001,E06000008,E06000008,E38000014,E54000048,E38000014,E54000048,1500,1100,1510,1110,300',
  'E01000002,E06000008,E06000008,E38000014,E54000048,E38000014,E54000048,1600,1200,1620,1210,310',
  'E01000003,E07000037,E10000007,E38000182,E54000007,E38000229,E54000058,1700,1300,1710,1320,320',
]

async function bring(kind: ImportKind, ...lines: string[]) {
  const path = join(folder, 'areas.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  const brought = await importFile(database, kind, fileAt(path), actor)
  assert.ok(brought.ok, JSON.stringify(brought))
  const { run, rejections } = brought.value
  return {
    ...{ new: run.new_rows, changed: run.changed_rows, unchanged: run.unchanged_rows },
    rejected: rejections.map(each => each.message),
  }
}
const small = smallAreas2011Kind as ImportKind
const people = [1510, 1620, 1710].map((count, at) => ({ code: `E0100000${at + 1}`, period: '2020', count }))

test('a published row goes to the lists of both days and to its residents, and the same file changes nothing', async () => {
  assert.deepEqual(await bring(small, heading, ...rows), { new: 3, changed: 0, unchanged: 0, rejected: [] })
  assert.deepEqual(await bring(small, heading, ...rows), { new: 0, changed: 0, unchanged: 3, rejected: [] })
  const { rows: there } = await sql<{ commissioner: string; system_code: string; lists_on: string }>`
    select commissioner, system_code, lists_on from footprints.small_area where code = 'E01000003' order by lists_on`.execute(
    database.db,
  )
  assert.deepEqual(there, [
    { commissioner: '01Y', system_code: 'E54000007', lists_on: '2021-04-01' },
    { commissioner: '15M', system_code: 'E54000058', lists_on: '2022-07-01' },
  ])
})

test('a new estimate changes its row alone; an unknown commissioner and a torn number are rejected', async () => {
  const changed = rows[0]!.replace(',1510,', ',1511,')
  assert.deepEqual(await bring(small, heading, changed, rows[1]!), {
    ...{ new: 0, changed: 1, unchanged: 1, rejected: [] },
  })
  const { rejected } = await bring(
    small,
    heading,
    rows[0]!.replaceAll('E38000014', 'E38999999'),
    rows[1]!.replace(',1620,', ',many,'),
  )
  assert.equal(rejected.length, 2)
  assert.ok(rejected.some(message => /E38999999 is not known here/.test(message)))
  await bring(small, heading, ...rows)
})

for (const [to, on, expected] of [
  ['commissioner', '2021-04-01', { '00Q': 3130, '01Y': 1710 }],
  ['commissioner', '2022-07-01', { '00Q': 3130, '15M': 1710 }],
  ['system', '2021-04-01', { E54000048: 3130, E54000007: 1710 }],
  ['system', '2022-07-01', { E54000048: 3130, E54000058: 1710 }],
  ['upper-council', '2021-04-01', { E06000008: 3130, E10000007: 1710 }],
  ['lower-council', '2019-04-01', { E06000008: 3130, E07000037: 1710 }],
  ['nation', '2021-04-01', { E92000001: 4840 }],
] as const satisfies readonly (readonly [RollUpLevel, string, Record<string, number>])[])
  test(`small areas make up ${to} exactly on ${on}`, async () => {
    const rolled = await rollUp(database.db, people, { from: 'small-area', to, on: day(on) })
    assert.ok(rolled.ok)
    assert.deepEqual(rolled.value.unplaced, [])
    assert.deepEqual(Object.fromEntries(rolled.value.placed.map(each => [each.code, each.count])), expected)
    assert.ok(rolled.value.placed.every(each => each.estimated === 0))
  })

test('areas of 2021 come by the codes of the Organisation Data Service, without councils', async () => {
  const list = [
    'lsoa21_code,sicbl24_code,sicbl24_ods,icb24_code,icb24_ods',
    'E01033768,E38000014,00Q,E54000048,QE1',
  ]
  assert.deepEqual(await bring(smallAreas2021Kind as ImportKind, ...list), {
    ...{ new: 1, changed: 0, unchanged: 0, rejected: [] },
  })
  const asked = { from: 'small-area', on: day('2024-04-01') } as const
  const one = [{ code: 'E01033768', period: '', count: 7 }]
  const system = await rollUp(database.db, one, { ...asked, to: 'system' })
  assert.equal(system.ok && system.value.placed[0]?.code, 'E54000048')
  const council = await rollUp(database.db, one, { ...asked, to: 'lower-council' })
  assert.equal(council.ok && council.value.unplaced[0]?.because, 'belongs-nowhere')
})
