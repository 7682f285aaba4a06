/** The work on files that somebody brought: reading, checking and applying, one after another, outside any request. */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { done, type Instant, type Result, refuse } from '#kit'
import type { Actor } from '../../actor.ts'
import type { Database } from '../../database.ts'
import type { Job } from '../../jobs/job.ts'
import { momentOf, realNow, systemsOf } from '../../wall-clock.ts'
import { applyImport } from '../apply.ts'
import { discardImport } from '../discard.ts'
import { type Progress, stageImport } from '../stage.ts'
import {
  askToLetGo,
  type BroughtFile,
  changeFile,
  nextAsked,
  noteProgress,
  settleAsked,
} from '../store/files.ts'
import { findRun } from '../store/runs.ts'
import type { ImportChoice, ReadBy } from './choice.ts'
import { lookAhead, previewOf } from './preview.ts'

const noteEvery = 500
const cancelled = 'It was stopped before its end, and what it had begun was undone.'
const failed =
  'Something went wrong here, and was written down for whoever looks after this product. Nothing was changed.'

class Stopped extends Error {}

/** Every second, so that a small file is read before the page that asks has been drawn. */
export const importsJob = (choices: readonly ImportChoice[]): Job => ({
  name: 'work-on-imports',
  title: 'Reads, checks and applies the files that somebody brought in',
  every: 1,
  run: ({ database, signal }) => workOnFiles(database, choices, signal),
})

/** Files of people are not kept because somebody forgot them. */
export const daysKept = 30

export const forgottenFilesJob: Job = {
  name: 'let-go-of-forgotten-files',
  title: `Discards files that nobody has applied or discarded for ${daysKept} days`,
  every: '20 3 * * *',
  async run({ database, now }) {
    const before = new Date(Date.parse(now) - daysKept * 86_400_000).toISOString() as Instant
    await askToLetGo(database.db, before, now)
  },
}

/** All that is asked for. A process that ends in the middle leaves it asked for: the next one begins it again. */
export async function workOnFiles(
  database: Database,
  choices: readonly ImportChoice[],
  signal: AbortSignal,
): Promise<void> {
  for (let file = await nextAsked(database.db); file; file = await nextAsked(database.db)) {
    if (signal.aborted) return
    const outcome = await attempt(database, choices, file, signal)
    if (outcome === 'interrupted') return
    await settleAsked(database.db, file, outcome)
  }
}

/** Null where it went well; else what to say. */
async function attempt(
  database: Database,
  choices: readonly ImportChoice[],
  file: BroughtFile,
  signal: AbortSignal,
): Promise<string | null> {
  const watch = watching(database, file, signal)
  try {
    await changeFile(database.db, file, { working_since: realNow() })
    const outcome = await work(database, choices, file, watch)
    return outcome.ok ? null : outcome.refusal.message
  } catch (cause) {
    if (cause instanceof Stopped) return signal.aborted ? 'interrupted' : cancelled
    console.error(`import of ${file.id}: ${(cause as Error).stack ?? cause}`)
    return failed
  } finally {
    await watch.end()
  }
}

type Watch = {
  /** Throws where somebody has asked to stop, or the product ends. */
  look(done: { readonly rows?: number; readonly bytes?: number }): void
  end(): Promise<void>
}

function watching(database: Database, file: BroughtFile, signal: AbortSignal): Watch {
  const progress = { rows: 0, bytes: 0 }
  let isCancelled = false
  let noting: Promise<void> = Promise.resolve()
  const note = async () => {
    isCancelled = (await noteProgress(database.db, file, progress)).isCancelled
  }
  const timer = setInterval(() => {
    noting = noting
      .then(note)
      .catch((cause: Error) => console.error(`progress of an import: ${cause.message}`))
  }, noteEvery)
  return {
    look(done) {
      Object.assign(progress, done)
      if (isCancelled || signal.aborted) throw new Stopped()
    },
    async end() {
      clearInterval(timer)
      await noting
    },
  }
}

async function work(
  database: Database,
  choices: readonly ImportChoice[],
  file: BroughtFile,
  watch: Watch,
): Promise<Result<unknown>> {
  const { db } = database
  const system = (await systemsOf(db)).find(each => each.system === file.system)!
  const actor: Actor = {
    ...{ ...file.asked_by!, system: system.system, subjects: [], breakGlass: null, at: momentOf(system) },
  }
  if (file.asked === 'discard') return discard(database, file)
  const read = await choices.find(each => each.name === file.choice)!.readBy(db, file, actor.at)
  if (!read.ok) return read
  const { kind } = read.value
  if (file.asked === 'read') return readIn(database, file, read.value, actor, watch)
  const run = { system: file.system, id: file.run! }
  const onRows = (rows: number) => watch.look({ rows })
  if (file.asked === 'check') return done(await lookAhead(db, kind, file, run, actor, onRows))
  const agreed = previewOf(file)?.fingerprint
  if (agreed === undefined)
    return refuse('stale', 'Nothing was applied: what this file would do was not looked at. Check it first.')
  const applied = await applyImport(db, kind, run, actor, { onRows, agreed })
  if (!applied.ok && applied.refusal.code === 'stale') await lookAhead(db, kind, file, run, actor, onRows)
  if (applied.ok && applied.value.rejected_rows === 0) await letGo(database, file)
  return applied
}

async function discard(database: Database, file: BroughtFile): Promise<Result<undefined>> {
  const run =
    file.run === null ? undefined : await findRun(database.db, { system: file.system, id: file.run })
  if (run) {
    const discarded = await discardImport(database.db, run)
    if (!discarded.ok) return discarded
  }
  await letGo(database, file)
  await changeFile(database.db, file, { let_go_at: realNow() })
  return done(undefined)
}

async function readIn(
  database: Database,
  file: BroughtFile,
  { kind, file: bytes }: ReadBy,
  actor: Actor,
  watch: Watch,
): Promise<Result<unknown>> {
  const { db } = database
  if (file.kept_at === null)
    return refuse('out-of-order', 'The file is no longer kept here. Bring it in again.')
  const before = file.run && (await findRun(db, { system: file.system, id: file.run }))
  if (before && before.state === 'staged') await discardImport(db, before)
  const run = randomUUID()
  await changeFile(db, file, { run })
  const isAsSent = file.form === 'text' && !bytes.isRewritten
  const onProgress: Progress = soFar => watch.look(isAsSent ? soFar : { rows: soFar.rows })
  const staged = await stageImport(database, kind, bytes, actor, onProgress, run)
  if (!staged.ok) return staged
  watch.look({ rows: 0, bytes: file.bytes })
  return done(await lookAhead(db, kind, file, staged.value, actor, rows => watch.look({ rows })))
}

/** The rows that were rejected are kept with the run; the bytes are no longer needed. */
async function letGo(database: Database, file: BroughtFile): Promise<void> {
  await changeFile(database.db, file, { kept_at: null })
  if (file.kept_at !== null) await rm(file.kept_at, { force: true })
}
