/** How far a file is, in words. */
import type { BroughtFile, Effects, ImportRun } from '#platform'
import { countOf, listInWords, numberInWords } from '../words.ts'

export type FileState = 'working' | 'to be said' | 'staged' | 'applied' | 'refused' | 'let go'

export function stateOf(
  file: Pick<BroughtFile, 'asked' | 'run' | 'let_go_at' | 'message'>,
  run: Pick<ImportRun, 'state'> | null,
): FileState {
  if (file.asked !== null) return 'working'
  if (file.let_go_at !== null) return 'let go'
  if (run?.state === 'staged') return 'staged'
  if (run?.state === 'applied') return 'applied'
  return run === null && file.message === null ? 'to be said' : 'refused'
}

export const stateWords: Readonly<Record<FileState, string>> = {
  working: 'being worked on',
  'to be said': 'waits for somebody to say how it is read',
  staged: 'read, not applied',
  applied: 'applied',
  refused: 'not read',
  'let go': 'discarded',
}

type Count = readonly [number | null, string]
const inWords = (counts: readonly Count[]): string =>
  listInWords(counts.flatMap(([count, word]) => (count === null ? [] : [`${numberInWords(count)} ${word}`])))

/** “412 new, 3 changed, 20 unchanged and 9 rejected” */
export const countsInWords = (run: ImportRun): string =>
  inWords([
    [run.new_rows, 'new'],
    [run.changed_rows, 'changed'],
    [run.unchanged_rows, 'unchanged'],
    [run.rejected_rows, 'rejected'],
  ])

/** “4 new, 3 changed and 20 unchanged” */
export const effectsInWords = (effects: Effects): string =>
  inWords((['new', 'changed', 'unchanged'] as const).map(effect => [effects[effect], effect]))

const verbs = { read: 'read', check: 'checked', apply: 'applied', discard: 'discarded' } as const

/** What is being done, how far it is, and how long it may still take. */
export function progressInWords(file: BroughtFile, total: number | null, now: number): string {
  const verb = verbs[file.asked ?? 'read']
  if (file.working_since === null) return `It waits to be ${verb}: another file is before it.`
  const isReading = file.asked === 'read' && file.bytes_done < file.bytes
  const part = isReading ? file.bytes_done / file.bytes : total ? file.rows_done / total : 0
  const soFar = file.rows_done > 0 ? `: ${countOf(file.rows_done, 'row')} so far` : ''
  // The check of a file that is read in begins long after the work on it did, so nothing tells when it ends.
  const isChecked = file.asked === 'read' && !isReading
  const left = isChecked ? '' : leftInWords(file.working_since, part, now)
  return `It is being ${isChecked ? 'checked' : verb}${soFar}${shareInWords(part)}${left}.`
}

const enough = 0.05

const shareInWords = (part: number): string =>
  part < enough || part >= 1 ? '' : `, ${Math.floor(part * 100)}%`

function leftInWords(since: string, part: number, now: number): string {
  if (part < enough || part >= 1) return ''
  const seconds = ((now - Date.parse(since)) * (1 - part)) / part / 1_000
  if (seconds < 60) return ', less than a minute left'
  return `, about ${countOf(Math.ceil(seconds / 60), 'minute')} left`
}
