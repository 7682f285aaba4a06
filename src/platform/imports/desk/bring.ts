/** Taking in a file that was just sent, and letting go of it. */
import { randomUUID } from 'node:crypto'
import { done, type Result, refuse } from '#kit'
import { guard } from '../../act-rule.ts'
import type { Actor } from '../../actor.ts'
import { audit } from '../../audit/append.ts'
import type { Tx } from '../../database.ts'
import { realNow } from '../../wall-clock.ts'
import { formOfFile } from '../file-form.ts'
import { askFor, type BroughtFile, findFile, insertFile } from '../store/files.ts'
import { findRun } from '../store/runs.ts'
import { filesInArchive } from '../workbook/archived-files.ts'
import type { ImportChoice } from './choice.ts'

/** A file on our disk, as its sender calls it. */
export type SentFile = { readonly name: string; readonly path: string; readonly bytes: number }

const longestName = 120

/** Refuses `invalid` for what is no spreadsheet; whoever may bring such a file is asked by its choice's own rule. */
export async function bringFile(
  tx: Tx,
  actor: Actor,
  choice: ImportChoice,
  sent: SentFile,
): Promise<Result<BroughtFile>> {
  const refused = guard(choice.act, actor, { system: actor.system })
  if (refused) return refused
  const form = await formSent(choice, sent)
  if (!form.ok) return refuse(form.refusal.code, form.refusal.message, { field: 'file' })
  const unfit = await choice.refuses?.({ ...form.value, file_name: sent.name, kept_at: sent.path })
  if (unfit) return refuse(unfit.code, unfit.message, { field: 'file' })
  const id = { system: actor.system, id: randomUUID() }
  await insertFile(tx, {
    ...{ ...id, choice: choice.name, audience: 'imports', file_name: sent.name.slice(-longestName) },
    ...{ form: form.value.form, notice: form.value.notice, bytes: sent.bytes, kept_at: sent.path },
    ...{ reading: { sheets: form.value.sheets }, rows_done: 0, bytes_done: 0, is_cancelled: false },
    ...{ brought_by: actor.id, brought_by_name: actor.name, brought_at: realNow() },
  })
  if (choice.saidAt === undefined) await askFor(tx, id, 'read', actor, realNow())
  await audit(tx, actor, { act: choice.act.act, outcome: 'done', subject: id.id })
  return done((await findFile(tx, id))!)
}

type Form = Pick<BroughtFile, 'form' | 'notice'> & { readonly sheets: readonly string[] }

async function formSent(choice: ImportChoice, { path, name }: SentFile): Promise<Result<Form>> {
  if (choice.takes !== 'an archive') return formOfFile(path, name)
  const files = await filesInArchive(path)
  return files.ok ? done({ form: 'archive', sheets: [], notice: null }) : files
}

/** Asks that a file and what was read of it be let go. Refuses `out-of-order` where it was applied or is worked on. */
export async function discardFile(tx: Tx, actor: Actor, file: BroughtFile): Promise<Result<undefined>> {
  if (file.asked !== null)
    return refuse('out-of-order', 'You cannot do this yet, because it is being worked on. Stop that first.')
  const run = file.run === null ? undefined : await findRun(tx, { system: file.system, id: file.run })
  if (run?.state === 'applied')
    return refuse('out-of-order', 'You cannot do this, because it was applied: its rows are in the caseload.')
  await askFor(tx, file, 'discard', actor, realNow())
  return done(undefined)
}
