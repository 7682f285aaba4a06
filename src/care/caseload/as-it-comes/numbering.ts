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
  return answer === asBefore ? undefined : name
}

export function answerOf({ numbering, name }: Pick<Mapping, 'numbering' | 'name'>): string {
  if (numbering === undefined) return asBefore
  if (numbering === '') return whole
  return numbering === name ? own : `${another}${numbering}`
}

export type NumberingChoice = { readonly value: string; readonly text: string }

/** `inUse` are the numberings of saved mappings. */
export function numberingChoices(mapping: Mapping, inUse: readonly string[]): NumberingChoice[] {
  const others = new Set([...inUse, mapping.numbering ?? ''])
  return [
    { value: own, text: 'Its own: they are called by the name under which this is saved' },
    ...[...others]
      .filter(name => name !== '' && name !== mapping.name)
      .sort()
      .map(name => ({ value: `${another}${name}`, text: `That of ${name}` })),
    { value: whole, text: 'The whole system’s: nobody else uses them for other cases' },
    ...(mapping.numbering === undefined
      ? [{ value: asBefore, text: 'As before it was asked: the whole system’s' }]
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
