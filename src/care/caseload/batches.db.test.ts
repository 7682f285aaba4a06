/** A file is worked on in batches. Where one ends changes nothing: what a preview says is what applying does. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { csvOf } from '#kit'
import {
  type Actor,
  applyImport,
  type FileToImport,
  type ImportKind,
  jobActor,
  previewImport,
  type System,
  type Tx,
  tryFile,
} from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { careFacts } from '../facts.ts'
import { caseloadKind } from './kind.ts'
import { knownNow } from './known.ts'
import { referral, step, withdrawal } from './plain-rows.ts'
import { type CaseloadRow, caseloadColumns } from './row.ts'

let database: FreshDatabase
let system: System
let actor: Actor
before(async () => {
  ;({ database, system } = await systemDatabase())
  actor = jobActor('import', system.system, [], aMoment(), 'test')
  await database.db.transaction().execute(tx => passed(tx, [onRecord], apply))
})
after(() => database.close())

const onRecord = [
  referral('K1', 2_500, { reference: 'K7QF-2M9X' }),
  step('K1', '2', careFacts.evidenceAskedFor),
  step('K1', '3', careFacts.evidenceReceived, { about: '2', occurred_on: '2019-10-08' }),
  step('K1', '4', careFacts.meetingHeld, { occurred_on: '2019-10-08' }),
  referral('K2', 2_501, { entry: '1' }),
  step('K2', '2', careFacts.accepted),
]

const apply = (tx: Tx, rows: readonly CaseloadRow[]) => caseloadKind.apply(tx, system.system, rows, actor)
const preview = async () => undefined

/** What becomes of each row, batch by batch, in the words of a run. */
async function passed(
  whole: Tx,
  batches: readonly (readonly CaseloadRow[])[],
  use: (tx: Tx, rows: readonly CaseloadRow[]) => Promise<void>,
): Promise<string[]> {
  const tx: Tx = whole.withTables()
  const said: string[] = []
  for (const rows of batches) {
    const refusals = await caseloadKind.check!(tx, system.system, rows, actor)
    const right = rows.filter((_, at) => refusals[at] === undefined)
    const effects = [...(right.length > 0 ? await caseloadKind.compare(tx, system.system, right) : [])]
    const toApply = right.filter((_, at) => effects[at] !== 'unchanged')
    await saysWhatChanges(
      tx,
      right.filter((_, at) => effects[at] === 'changed'),
    )
    if (toApply.length > 0) await use(tx, toApply)
    said.push(...rows.map((_, at) => refusals[at]?.message ?? effects.shift()!))
  }
  return said
}

/** Whatever is found to be changed says from what to what. */
async function saysWhatChanges(tx: Tx, changed: readonly CaseloadRow[]): Promise<void> {
  const changes = await caseloadKind.changes!(tx, system.system, changed)
  for (const [at, { differences }] of changes.entries())
    assert.ok(differences.length > 0, JSON.stringify(changed[at]))
}

const fileOf = (rows: readonly CaseloadRow[]): FileToImport => {
  const names = Object.keys(caseloadColumns) as (keyof CaseloadRow)[]
  const cells = (row: CaseloadRow) =>
    names.map(name => (name === 'detail' ? JSON.stringify(row.detail) : (row[name] ?? '')))
  return {
    name: 'caseload.csv',
    open: () => Readable.from([Buffer.from(csvOf([names, ...rows.map(cells)]))]),
  }
}

class Undone extends Error {}

/** Each way of working on the same rows, from the same record. */
async function everyWay(batches: readonly (readonly CaseloadRow[])[]) {
  const undone = async (cut: typeof batches, use: typeof apply): Promise<string[]> => {
    const said: string[] = []
    await database.db
      .transaction()
      .execute(async tx => {
        said.push(...(await passed(tx, cut, use)))
        throw new Undone()
      })
      .catch(cause => {
        if (!(cause instanceof Undone)) throw cause
      })
    return said
  }
  return {
    'previewed in batches': await undone(batches, preview),
    'previewed at once': await undone([batches.flat()], preview),
    'applied in batches': await undone(batches, apply),
    'applied at once': await undone([batches.flat()], apply),
  }
}

async function saidEveryWay(batches: readonly (readonly CaseloadRow[])[], expected: readonly string[]) {
  for (const [way, said] of Object.entries(await everyWay(batches))) assert.deepEqual(said, expected, way)
}

test('an entry that an earlier batch told of a case on record can be answered and taken back', () =>
  saidEveryWay(
    [
      [step('K1', '5', careFacts.evidenceAskedFor), step('K2', '3', careFacts.evidenceAskedFor)],
      [step('K1', '6', careFacts.accepted)],
      [
        step('K1', '7', careFacts.evidenceReceived, { about: '5' }),
        withdrawal('K1', '8', '6'),
        step('K2', '4', careFacts.evidenceReceived, { about: '5' }),
      ],
    ],
    ['new', 'new', 'new', 'new', 'new', 'about is 5, which is no earlier entry of the case'],
  ))

test('what answers an entry that an earlier batch corrects is corrected with it', () =>
  saidEveryWay(
    [
      [step('K1', '2', careFacts.evidenceAskedFor, { occurred_on: '2019-10-05' })],
      [step('K1', '4', careFacts.meetingHeld, { occurred_on: '2019-10-08' })],
      [step('K1', '3', careFacts.evidenceReceived, { about: '2', occurred_on: '2019-10-08' })],
    ],
    ['changed', 'unchanged', 'changed'],
  ))

test('a referral that an earlier batch moves, and a person whom it corrects, are judged as they are told', () =>
  saidEveryWay(
    [
      [referral('K2', 2_501, { occurred_on: '2019-09-20', born_on: '1941-01-01', family_name: 'Other' })],
      [
        step('K2', '3', careFacts.evidenceAskedFor, { occurred_on: '2019-09-25' }),
        referral('N1', 2_501, { born_on: '1941-01-01', family_name: 'Other' }),
        referral('N2', 2_501, { family_name: 'Other' }),
        referral('N3', 2_502),
        { ...referral('N4', 2_502), family_name: null },
      ],
      [referral('N5', 2_502, { family_name: 'Other' })],
    ],
    [
      ...[
        'changed',
        'new',
        'new',
        'nhs_number belongs to somebody who was born on another day',
        'new',
        'new',
      ],
      'nhs_number belongs to somebody with another family name',
    ],
  ))

test('a case is the same by its keeper’s name and by our reference', () => {
  const asked = (name: string, entry: string) => step(name, entry, careFacts.evidenceAskedFor)
  const received = (name: string, entry: string, about: string) =>
    step(name, entry, careFacts.evidenceReceived, { about })
  const another = step('N1', '7', careFacts.accepted, { reference: 'R7QF-2M9X' })
  return saidEveryWay(
    [
      [referral('N1', 2_503, { reference: 'T7QF-2M9X' }), asked('T7QF-2M9X', '2'), asked('K1', '5')],
      [received('N1', '3', '2'), asked('N1', '4'), received('K7QF-2M9X', '6', '5')],
      [received('T7QF-2M9X', '5', '4'), asked('K7QF-2M9X', '7'), received('K1', '8', '7'), another],
    ],
    [...Array(9).fill('new'), 'the case N1 has another reference here'],
  )
})

test('of cases on record no more is held than a batch tells of', () =>
  database.db.transaction().execute(async whole => {
    const tx: Tx = whole.withTables()
    const told = (name: string) => step(name, '9', careFacts.evidenceAskedFor)
    for (const rows of [[told('K1')], [told('K2')], [referral('N1', 2_504)]]) {
      await caseloadKind.check!(tx, system.system, rows, actor)
      await caseloadKind.compare(tx, system.system, rows)
      assert.equal(knownNow(tx).toldOfCases.size, rows[0]!.case === 'N1' ? 0 : 1)
    }
  }))

const days = ['2019-09-25', '2019-10-01', '2019-10-04', '2019-10-08', '2019-10-12']
const aName = fc.constantFrom('K1', 'K2', 'N1', 'N2')
const anEntry = fc.integer({ min: 1, max: 9 }).map(String)
/** What is told under a reference has entries of its own: the key of a row does not know that two names are one case. */
const anEntryOfCase = fc.oneof(
  fc.tuple(aName, fc.constantFrom('2', '3', '4', '5', '6')),
  fc.tuple(fc.constantFrom('K7QF-2M9X', 'T7QF-2M9X'), fc.constantFrom('7', '8', '9')),
)
const aReferral = fc
  .tuple(
    aName,
    fc.integer({ min: 2_500, max: 2_502 }),
    fc.record(
      {
        reference: fc.constantFrom('K7QF-2M9X', 'T7QF-2M9X', 'R7QF-2M9X'),
        occurred_on: fc.constantFrom(...days),
        born_on: fc.constantFrom('1940-02-29', '1941-01-01'),
        family_name: fc.constantFrom('Example', 'Other'),
        died_on: fc.constantFrom('', '2019-10-12'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([name, person, changes]) => referral(name, person, changes))
const aStep = fc
  .tuple(
    anEntryOfCase,
    fc.constantFrom(
      ...[careFacts.evidenceAskedFor, careFacts.evidenceReceived, careFacts.meetingHeld],
      ...[careFacts.accepted, 'facts.withdrawn'],
    ),
    fc.tuple(fc.constantFrom(...days), anEntry),
  )
  .filter(([[, entry], , [, other]]) => entry !== other)
  .map(([[name, entry], fact, [occurred_on, other]]) =>
    step(name, entry, fact, {
      occurred_on,
      about: fact === careFacts.evidenceReceived ? other : '',
      withdraws: fact === 'facts.withdrawn' ? other : '',
    }),
  )
const aDeath = fc
  .tuple(aName, fc.constantFrom(...days))
  .map(([name, occurred_on]) => step(name, 'death', careFacts.died, { occurred_on }))
const aFile = fc.uniqueArray(fc.oneof(aReferral, aStep, aStep, aStep, aDeath), {
  selector: row => caseloadKind.key(row),
  maxLength: 14,
})

test('random files say the same of every row however they are cut, and applying does what was previewed', () =>
  fc.assert(
    fc.asyncProperty(aFile, fc.array(fc.nat(14), { maxLength: 3 }), async (rows, cuts) => {
      const bounds = [0, ...cuts.filter(cut => cut < rows.length), rows.length].sort((a, b) => a - b)
      const batches = bounds.slice(1).map((bound, at) => rows.slice(bounds[at]!, bound))
      const [first, ...others] = Object.values(await everyWay(batches.filter(each => each.length > 0)))
      for (const said of others) assert.deepEqual(said, first)
    }),
    { numRuns: Number(process.env.CUT_FILES ?? 60) },
  ))

test('a file of more rows than are looked at at once does what its preview said', async () => {
  const rows = [
    step('K1', '2', careFacts.evidenceAskedFor, { occurred_on: '2019-10-05' }),
    step('K1', '5', careFacts.evidenceAskedFor),
    ...Array.from({ length: 2_000 }, (_, at) => referral(`M${at}`, 10_000 + at)),
    step('K1', '3', careFacts.evidenceReceived, { about: '2', occurred_on: '2019-10-08' }),
    step('K1', '6', careFacts.evidenceReceived, { about: '5' }),
    step('K1', '7', careFacts.evidenceReceived, { about: '8' }),
  ]
  const kind = caseloadKind as ImportKind
  const tried = await tryFile(database, kind, fileOf(rows), actor)
  assert.ok(tried.ok)
  const { run, foreseen } = await previewImport(database.db, kind, tried.value.run, actor)
  assert.deepEqual([foreseen.effects, run.rejected_rows], [{ new: 2_002, changed: 2, unchanged: 0 }, 1])
  const applied = await applyImport(database.db, kind, run, actor, { agreed: foreseen.fingerprint })
  assert.ok(applied.ok, JSON.stringify(applied))
  const { new_rows, changed_rows, unchanged_rows, rejected_rows } = applied.value
  assert.deepEqual([new_rows, changed_rows, unchanged_rows, rejected_rows], [2_002, 2, 0, 1])
})
