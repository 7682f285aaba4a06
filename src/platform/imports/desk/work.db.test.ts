import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Instant } from '#kit'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import type { ActRule } from '../../act-rule.ts'
import { as } from '../../as.ts'
import { runJob } from '../../jobs/run-job.ts'
import { realNow, saveSystem } from '../../wall-clock.ts'
import { countField, filledText } from '../fields.ts'
import type { ImportKind } from '../import-kind.ts'
import { askFor, type BroughtFile, changeFile, findFile } from '../store/files.ts'
import { findRun } from '../store/runs.ts'
import { tableKind } from '../table-kind.ts'
import { bringFile, discardFile } from './bring.ts'
import { choiceOf } from './choice.ts'
import { previewOf } from './preview.ts'
import { forgottenFilesJob, importsJob } from './work.ts'

type Ward = { code: string; beds: number }
const wards = tableKind<Ward>({
  ...{
    name: 'wards',
    title: 'Wards',
    scope: 'system',
    audience: 'imports',
    table: 'platform.ward',
    key: ['code'],
  },
  columns: {
    code: { meaning: 'Code', field: filledText },
    beds: { meaning: 'Beds', field: countField },
  },
})
/** Says when a batch is compared, and takes its time. */
const slow = { onBatch: async () => undefined as unknown }
const kind: ImportKind<Ward> = {
  ...wards,
  compare: async (tx, system, rows) => {
    await slow.onBatch()
    return wards.compare(tx, system, rows)
  },
}
const act: ActRule = {
  ...{ act: 'test.bring-wards', title: 'Bring wards', scope: 'system' },
  roles: ['performance-analyst'],
}
const choice = choiceOf(kind as ImportKind, { title: 'Wards', hint: 'A row a ward', act })
const job = importsJob([choice])
const actor = anActor('performance-analyst')

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'work-'))
before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, {
    system: actor.system,
    name: 'Test',
    fixedToday: null,
    demonstration: false,
  })
  await sql`create table platform.ward (system text not null, code text not null, beds integer not null,
    primary key (system, code))`.execute(database.db)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})
beforeEach(async () => {
  slow.onBatch = async () => undefined
  await sql`truncate platform.ward, platform.import_run, platform.import_row, platform.import_file`.execute(
    database.db,
  )
})

const manyWards = `code,beds\n${Array.from({ length: 9_000 }, (_, n) => `W${n},${n}`).join('\n')}\n`

async function brought(content: string, name = 'wards.csv'): Promise<BroughtFile> {
  const path = join(folder, `${Math.random()}.upload`)
  writeFileSync(path, content)
  const file = await as(database.db, actor, tx =>
    bringFile(tx, actor, choice, { name, path, bytes: content.length }),
  )
  assert.ok(file.ok, JSON.stringify(file))
  return file.value
}
const now = async (file: BroughtFile) => {
  const found = (await findFile(database.db, file))!
  return {
    ...found,
    run: found.run === null ? null : await findRun(database.db, { system: file.system, id: found.run }),
  }
}
const shownOf = async (file: BroughtFile) => previewOf((await findFile(database.db, file))!)
const ask = (file: BroughtFile, what: 'apply' | 'discard') =>
  as(database.db, actor, async tx =>
    what === 'discard' ? discardFile(tx, actor, file) : askFor(tx, file, 'apply', actor, realNow()),
  )
const there = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from platform.ward`.execute(database.db)).rows[0]!.n

test('a file is read and checked, applied when that is asked for, and its bytes are let go', async () => {
  const file = await brought(manyWards)
  assert.equal(await runJob(database, job), 'done')
  const staged = await now(file)
  assert.deepEqual([staged.asked, staged.run?.state, staged.run?.new_rows], [null, 'staged', 9_000])
  assert.equal(await there(), 0)
  await ask(file, 'apply')
  await runJob(database, job)
  const applied = await now(file)
  assert.deepEqual([applied.run?.state, applied.kept_at, await there()], ['applied', null, 9_000])
  assert.equal(existsSync(file.kept_at!), false)
  const audited = await sql<{ act: string; actor: string }>`
    select act, actor from platform.audit where outcome = 'done' order by id`.execute(database.db)
  assert.deepEqual(
    audited.rows.map(row => [row.act, row.actor]),
    [
      ['test.bring-wards', actor.id],
      ['import.apply-wards', actor.id],
    ],
  )
})

test('an old file does not apply what nobody was shown, and says what it would do now', async () => {
  const old = await brought('code,beds\nA,1\nB,2\n')
  await runJob(database, job)
  const corrected = await brought('code,beds\nA,9\n')
  await runJob(database, job)
  await ask(corrected, 'apply')
  await runJob(database, job)
  await ask(old, 'apply')
  await runJob(database, job)
  const refused = await now(old)
  assert.match(refused.message ?? '', /^Nothing was applied: the caseload has changed/)
  assert.deepEqual([refused.run?.state, refused.run?.new_rows, refused.run?.changed_rows], ['staged', 1, 1])
  assert.deepEqual([(await shownOf(old))?.effects, await there()], [{ new: 1, changed: 1, unchanged: 0 }, 1])
  await ask(old, 'apply')
  await runJob(database, job)
  assert.deepEqual([(await now(old)).run?.state, await there()], ['applied', 2])
})

test('what was not looked at to its end is not applied', async () => {
  const file = await brought(manyWards)
  slow.onBatch = async () => {
    await changeFile(database.db, file, { is_cancelled: true })
    await new Promise(resolve => setTimeout(resolve, 700))
  }
  await runJob(database, job)
  slow.onBatch = async () => undefined
  assert.equal(await shownOf(file), undefined)
  await ask(file, 'apply')
  await runJob(database, job)
  const refused = await now(file)
  assert.match(refused.message ?? '', /was not looked at/)
  assert.deepEqual([refused.run?.state, await there()], ['staged', 0])
})

test('while it is checked, it says how many rows are checked, and that all of it is read', async () => {
  const file = await brought(manyWards)
  const seen: number[][] = []
  slow.onBatch = async () => {
    if (seen.length > 1) return
    await new Promise(resolve => setTimeout(resolve, 700))
    const { rows_done, bytes_done, bytes } = await now(file)
    seen.push([rows_done, bytes - bytes_done])
  }
  await runJob(database, job)
  assert.deepEqual(seen, [
    [0, 0],
    [2_000, 0],
  ])
})

test('what is stopped in the middle leaves nothing of itself, and can be asked for again', async () => {
  const file = await brought(manyWards)
  await runJob(database, job)
  await ask(file, 'apply')
  slow.onBatch = async () => {
    await changeFile(database.db, file, { is_cancelled: true })
    await new Promise(resolve => setTimeout(resolve, 700))
  }
  await runJob(database, job)
  const stopped = await now(file)
  assert.match(stopped.message ?? '', /stopped before its end/)
  assert.deepEqual([stopped.asked, stopped.run?.state, await there()], [null, 'staged', 0])
  slow.onBatch = async () => undefined
  await ask(file, 'apply')
  await runJob(database, job)
  assert.equal(await there(), 9_000)
})

test('a product that ends while it reads begins again where it starts next', async () => {
  const file = await brought(manyWards)
  const stopping = new AbortController()
  slow.onBatch = async () => stopping.abort()
  await runJob(database, job, stopping.signal)
  assert.equal((await now(file)).asked, 'read')
  slow.onBatch = async () => undefined
  await runJob(database, job)
  const again = await now(file)
  assert.deepEqual([again.asked, again.run?.state, again.run?.read_rows], [null, 'staged', 9_000])
  const { rows } = await sql<{ state: string; n: number }>`
    select u.state, count(r.row)::int as n from platform.import_run u
    left join platform.import_row r on r.run = u.id group by u.id, u.state order by 2`.execute(database.db)
  assert.deepEqual(rows, [
    { state: 'abandoned', n: 0 },
    { state: 'staged', n: 9_000 },
  ])
})

test('a bug while it works is said as one, and the next file is worked on', async () => {
  const [file, next] = [await brought(manyWards), await brought('code,beds\nA,1\n')]
  const { error } = console
  const said: unknown[] = []
  console.error = (...words: unknown[]) => said.push(words)
  try {
    slow.onBatch = async () => {
      slow.onBatch = async () => undefined
      throw new Error('a bug')
    }
    await runJob(database, job)
  } finally {
    console.error = error
  }
  assert.match(String(said[0]), /a bug/)
  assert.match((await now(file)).message ?? '', /Something went wrong here/)
  assert.equal((await now(next)).run?.state, 'staged')
})

test('discarded: its rows and its bytes are gone; what was applied cannot be', async () => {
  const file = await brought('code,beds\nA,1\nB,no\n')
  await runJob(database, job)
  await ask((await findFile(database.db, file))!, 'discard')
  await runJob(database, job)
  const gone = await now(file)
  assert.equal(gone.run?.state, 'abandoned')
  assert.ok(gone.let_go_at !== null && !existsSync(file.kept_at!))
  const kept = await brought('code,beds\nA,1\n')
  await runJob(database, job)
  await ask(kept, 'apply')
  await runJob(database, job)
  const refused = await ask((await findFile(database.db, kept))!, 'discard')
  assert.match(JSON.stringify(refused), /It was applied|it was applied/)
})

test('a file that nobody applies is let go after some time; one that was applied stays in the list', async () => {
  const [forgotten, used, fresh] = [
    await brought('code,beds\nA,1\n'),
    await brought('code,beds\nB,1\nC,no\n'),
    await brought('code,beds\nD,1\n'),
  ]
  await runJob(database, job)
  await ask(used, 'apply')
  await runJob(database, job)
  for (const file of [forgotten, used])
    await changeFile(database.db, file, { brought_at: '2020-01-01T00:00:00Z' as Instant })
  await runJob(database, forgottenFilesJob)
  await runJob(database, job)
  const states = await Promise.all([forgotten, used, fresh].map(now))
  assert.deepEqual(
    states.map(each => [each.run?.state, each.let_go_at !== null]),
    [
      ['abandoned', true],
      ['applied', false],
      ['staged', false],
    ],
  )
})

test('a file that is refused as a whole says why, and whoever may not bring one is refused', async () => {
  const file = await brought('code\nA\n')
  await runJob(database, job)
  const refused = await now(file)
  assert.equal(refused.run?.state, 'refused')
  assert.match(refused.message ?? '', /lacks the column “beds”/)
  const nurse = anActor('nurse-assessor')
  const sent = { name: 'a.csv', path: join(folder, 'none'), bytes: 1 }
  const outcome = await as(database.db, nurse, tx => bringFile(tx, nurse, choice, sent))
  assert.equal(!outcome.ok && outcome.refusal.code, 'not-permitted')
})
