/** The file that a page is about, with its run and what may be done with it. */
import { setTimeout as pause } from 'node:timers/promises'
import { done, type Refused, type Result, refuse } from '#kit'
import {
  type BroughtFile,
  countRows,
  type FilePreview,
  findFile,
  findRun,
  guard,
  type ImportChoice,
  type ImportRun,
  previewOf,
} from '#platform'
import type { PageContext } from '../page.ts'

export type Opened = {
  readonly file: BroughtFile
  readonly choice: ImportChoice
  readonly run: ImportRun | null
  /** Rows that are staged now: what was applied is no longer among them. */
  readonly staged: { readonly accepted: number; readonly rejected: number; readonly leftOut: number }
  /** What applying them would do, as somebody was last shown; absent where nobody has looked. */
  readonly preview: FilePreview | undefined
  /** The path of its page. */
  readonly at: string
}
type Asking = Pick<PageContext, 'tx' | 'actor' | 'params'>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const none = { accepted: 0, rejected: 0, leftOut: 0 }

export async function openFile(
  choices: readonly ImportChoice[],
  { tx, actor, params }: Asking,
): Promise<Result<Opened>> {
  const id = params.file ?? ''
  const file = uuid.test(id) ? await findFile(tx, { system: actor.system, id }) : undefined
  const choice = choices.find(each => each.name === file?.choice)
  if (!file || !choice) return refuse('not-found', 'There is no such file that you can see')
  const refused = guard(choice.act, actor, { system: actor.system })
  if (refused) return refused
  const run = (file.run && (await findRun(tx, { system: file.system, id: file.run }))) || null
  const staged = run ? await countRows(tx, run) : none
  const preview = previewOf(file)
  return done({ file, choice, run, staged, preview, at: `/${actor.system}/work/imports/${file.id}` })
}

const patience = 2_500
const lookEvery = 100

/** A small file is done before anybody would press “Check progress”. */
export async function openWhenIdle(
  choices: readonly ImportChoice[],
  asking: Asking,
): Promise<Result<Opened>> {
  const until = Date.now() + patience
  let opened = await openFile(choices, asking)
  while (opened.ok && opened.value.file.asked !== null && Date.now() < until) {
    await pause(lookEvery)
    opened = await openFile(choices, asking)
  }
  return opened
}

/** Corrected rows of a file that was applied are checked as well: the caseload may have changed since. */
export const mayBeChecked = ({ run, staged }: Opened): boolean =>
  run?.state === 'staged' || staged.accepted > 0

/** Nothing is changed while the job is at it. */
export const busy = ({ file }: Opened): Refused | undefined =>
  file.asked === null
    ? undefined
    : refuse(
        'out-of-order',
        'You cannot do this yet, because the file is being worked on. Check its progress.',
      )
