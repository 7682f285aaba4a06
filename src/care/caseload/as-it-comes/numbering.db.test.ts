/** Two units that number their cases alike: a reference is known by whose it is, on its way in and out again. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { applyImport, as, correctRow, type ImportKind, importFile, jobActor, type System } from '#platform'
import { aMoment, anActor, type FreshDatabase, systemDatabase } from '#testing'
import { Form } from '#web'
import { readWanted } from '../../find-cases.ts'
import { localIdInWords } from '../../local-id.ts'
import { casesOfExport } from '../../national-set/exported-cases.ts'
import { writeNationalSets } from '../../national-set/write-folders.ts'
import { findCases } from '../../store/find.ts'
import { caseloadExporter } from '../export.ts'
import { caseloadKind } from '../kind.ts'
import { saveMapping } from '../store/mappings.ts'
import type { Mapping } from './mapping.ts'
import { whyNumberingStays } from './numbering.ts'
import { aRow, bringRows, type Cells, plainMapping } from './plain-sheet.ts'

let database: FreshDatabase
let elsewhere: FreshDatabase
let system: System
const folder = mkdtempSync(join(tmpdir(), 'numbering-'))
before(async () => {
  ;({ database, system } = await systemDatabase())
  ;({ database: elsewhere } = await systemDatabase())
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
  await elsewhere.close()
})

const job = () => jobActor('import', system.system, ['care'], aMoment(), 'test')
const mappingOf = (name: string, numbering = name): Mapping => ({ ...plainMapping, name, numbering })
const north = mappingOf('north-unit')
const south = mappingOf('south-unit')
const bring = (mapping: Mapping, rows: readonly Cells[], into = database) =>
  bringRows({ database: into, system: system.system, at: aMoment() }, rows, mapping)
const countsOf = async (...given: Parameters<typeof bring>) => (await bring(...given)).counts

/** What is found by what a nurse types, as the page shows it. */
async function found(typed: string): Promise<(string | null)[]> {
  const wanted = readWanted(new Form(new URLSearchParams({ number: typed })))
  assert.ok(wanted.ok)
  const nurse = anActor('nurse-assessor', { system: system.system, places: ['pennine-lancashire'] })
  const cases = await as(database.db, nurse, tx => findCases(tx, system.system, wanted.value))
  return cases.map(each => each.localId && localIdInWords(each.localId)).sort()
}

const joan = aRow('M/001', { Referral: '01/10/2020' })
const ivy = aRow('M/001', { Referral: '05/10/2020' })
/** The same person, asked for again by the other unit: another request under the same reference. */
const joanAgain = { ...joan, Ref: 'M/002', Referral: '02/11/2020' }
const ivyInNorth = { ...ivy, Ref: 'M/002', Referral: '07/12/2020' }

test('the same references of two units are two cases each, and neither sheet tells of the other’s', async () => {
  assert.deepEqual(await countsOf(north, [joan, ivyInNorth]), [2, 0, 0, 0])
  assert.deepEqual(await countsOf(south, [ivy, joanAgain]), [2, 0, 0, 0])
  assert.deepEqual(await countsOf(north, [joan, ivyInNorth]), [0, 0, 2, 0])
  const decided = { ...ivy, Decision: '20/10/2020', Outcome: 'not eligible' }
  assert.deepEqual(await countsOf(south, [decided, joanAgain]), [0, 1, 1, 0])
  assert.deepEqual(await countsOf(north, [joan, ivyInNorth]), [0, 0, 2, 0])
})

test('one person under one reference of both units, asked for on two days, has two cases', async () => {
  const pat = aRow('M/005')
  assert.deepEqual(await countsOf(north, [pat]), [1, 0, 0, 0])
  assert.deepEqual(await countsOf(south, [{ ...pat, Referral: '05/01/2021' }]), [1, 0, 0, 0])
})

test('a sheet that is read as another unit’s is rejected in words that say whose the case is', async () => {
  const { counts, reasons } = await bring(north, [ivy])
  assert.deepEqual(counts, [0, 0, 0, 1])
  assert.equal(reasons.join(), '“NHS Number” is another one than the case M/001 (north-unit) has')
})

test('a nurse finds them by the reference alone, or with whose it is, however it is typed', async () => {
  assert.deepEqual(await found('m/ 001'), ['M/001 (north-unit)', 'M/001 (south-unit)'])
  assert.deepEqual(await found('M/001 (south-unit)'), ['M/001 (south-unit)'])
  assert.deepEqual(await found('north-unit: M/001'), ['M/001 (north-unit)'])
  assert.deepEqual(await found('M/003'), [])
})

test('another sheet of the same unit, read in another way, tells of the same cases', async () => {
  const fastTrack = mappingOf('north-unit-fast-track', 'north-unit')
  assert.deepEqual(await countsOf(fastTrack, [joan]), [0, 0, 1, 0])
})

test('a unit under a new name is told of the requests that it has here already', async () => {
  const { counts, reasons } = await bring(mappingOf('north-unit-2021'), [joan])
  assert.deepEqual(counts, [0, 0, 0, 1])
  assert.match(
    reasons.join(),
    /^“Ref” M\/001 \(north-unit-2021\) is a request that is kept here already as M\/001 \(north-unit\): .*If these are one unit’s/,
  )
})

test('what was saved before numberings keeps its cases; so do its rejected rows, and those of a numbering', async () => {
  const earlier: Mapping = { ...plainMapping, name: 'earlier' }
  const dora = aRow('M/001')
  assert.deepEqual(await countsOf(earlier, [dora]), [1, 0, 0, 0])
  assert.deepEqual(await countsOf(earlier, [dora]), [0, 0, 1, 0])
  const { kind, run, counts } = await bring(south, [aRow('M/009', { Referral: '31/02/2020' })])
  assert.deepEqual(counts, [0, 0, 0, 1])
  const lead = anActor('hub-verifier', { system: system.system })
  const put = await as(database.db, lead, tx => correctRow(tx, kind, run, 2, { Referral: '29/02/2020' }))
  assert.ok(put.ok, JSON.stringify(put))
  assert.ok((await applyImport(database.db, kind, run, lead)).ok)
  assert.deepEqual(await found('M/009'), ['M/009 (south-unit)'])
  assert.deepEqual(await found('M/001'), ['M/001', 'M/001 (north-unit)', 'M/001 (south-unit)'])
})

test('once cases have come in under a numbering it stays, whatever a mapping of that name says later', async () => {
  await as(database.db, job(), tx => saveMapping(tx, job(), north))
  const answer = (mapping: Mapping, saved: Mapping) =>
    as(database.db, job(), async tx => (await whyNumberingStays(tx, system.system, mapping, saved)) ?? null)
  assert.equal(await answer(north, north), null)
  const changed = await answer({ ...north, numbering: '' }, north)
  assert.match(changed?.refusal.message ?? '', /have come in as those of north-unit: keep that/)
  const unused = mappingOf('unused')
  assert.equal(await answer({ ...unused, numbering: 'north-unit' }, unused), null)
})

async function exported(from: FreshDatabase): Promise<string> {
  const lines = [[...caseloadExporter.heading]]
  await from.db.transaction().execute(async tx => {
    for await (const cells of caseloadExporter.rows(tx, system.system)) lines.push([...cells] as never)
  })
  return lines.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
}

test('a caseload that went out comes in elsewhere under the same names, and the units’ sheets change nothing there', async () => {
  const text = await exported(database)
  const file = { name: 'caseload.csv', open: () => Readable.from([Buffer.from(text)]) }
  const brought = await importFile(elsewhere, caseloadKind as ImportKind, file, job())
  assert.ok(brought.ok && brought.value.run.rejected_rows === 0, JSON.stringify(brought))
  assert.equal(await exported(elsewhere), text)
  assert.deepEqual(await countsOf(north, [joan, ivyInNorth], elsewhere), [0, 0, 2, 0])
})

test('the national set has room for twenty characters: what is longer goes out under our own reference', async () => {
  const long = mappingOf('a-unit-with-a-very-long-name')
  assert.deepEqual(await countsOf(long, [aRow('M/001')]), [1, 0, 0, 0])
  const written = await database.db
    .transaction()
    .execute(tx => writeNationalSets(casesOfExport(tx, system.system), { at: aMoment(), out: folder }))
  assert.ok(written)
  const requests = readdirSync(folder).flatMap(each =>
    readFileSync(join(folder, each, '101-referral.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',')[1]!),
  )
  assert.ok(requests.includes('north-unit: M/001') && requests.includes('south-unit: M/001'))
  assert.ok(requests.every(each => each.length <= 20))
  assert.equal(new Set(requests).size, requests.length)
})
