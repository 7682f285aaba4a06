/** Whose numbering a sheet's references are, as a question of the form, and what must not be changed about it later. */
import { type Refused, refuse } from '#kit'
import { listRuns, type Tx } from '#platform'
import { sheetKindName } from './kind.ts'
import type { Mapping } from './mapping.ts'

/** The answers; another numbering is answered by its name. */
export const own = 'its-own'
export const whole = 'whole-system'
/** Mappings that were saved before it was asked: their cases are known by their references alone. */
const asBefore = 'as-before'
const another = 'of '

export function numberingIn(answer: string, name: string): string | undefined {
  if (answer === whole) return ''
  if (answer.startsWith(another)) return answer.slice(another.length)
  return answer === own ? name : undefined
}

export function answerOf({ numbering, name }: Pick<Mapping, 'numbering' | 'name'>): string {
  if (numbering === undefined) return asBefore
  if (numbering === '') return whole
  return numbering === name ? own : `${another}${numbering}`
}

export type NumberingChoice = { readonly value: string; readonly text: string }

/** `answer` is what is chosen so far; `inUse` are the numberings of saved mappings. */
export function numberingChoices(
  mapping: Mapping,
  answer: string | undefined,
  inUse: readonly string[],
): NumberingChoice[] {
  const others = new Set([...inUse, mapping.numbering ?? ''])
  return [
    {
      value: own,
      text: 'Those of the unit that sent this sheet, under the name that these answers are saved as',
    },
    ...[...others]
      .filter(name => name !== '' && name !== mapping.name)
      .sort()
      .map(name => ({ value: `${another}${name}`, text: `Those of ${name}, as in its other sheets` })),
    { value: whole, text: 'Those of the whole system: nobody uses one of them for another case' },
    ...(answer === asBefore
      ? [{ value: asBefore, text: 'Those of the whole system, as it was before this was asked' }]
      : []),
  ]
}

const field = 'numbering'

/** What was saved before may stay without a numbering; what is new says whose its references are. */
export const whyNumberingUnsaid = (mapping: Mapping, earlier: Mapping | undefined): Refused | undefined =>
  mapping.numbering !== undefined || (earlier && earlier.numbering === undefined)
    ? undefined
    : refuse('invalid', `Say whose numbering the references of “${mapping.name}” are`, { field })

/** Once cases have come in under a numbering, another one would make new cases of all of them. */
export async function whyNumberingStays(
  tx: Tx,
  system: string,
  mapping: Mapping,
  earlier: Mapping | undefined,
): Promise<Refused | undefined> {
  if (!earlier || (earlier.numbering ?? '') === (mapping.numbering ?? '')) return undefined
  const runs = await listRuns(tx, [system], { kind: sheetKindName(mapping.name) })
  if (!runs.some(run => run.state === 'applied')) return undefined
  const before = earlier.numbering ? `as those of ${earlier.numbering}` : 'as the whole system’s'
  return refuse(
    'invalid',
    `References read by “${mapping.name}” have come in ${before}: keep that, or save this under another name`,
    { field },
  )
}
