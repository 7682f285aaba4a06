import type { Standing } from '#statistics'
import { listInWords } from '../../words.ts'
import { colours } from '../colours.ts'
import { type MarkStyle, markStyles } from '../sheet/marks.tsx'
import type { AreaAside, FunnelModel, ReadFunnel } from './model.ts'

/** How an area stands, in words that rank nobody. */
export const standingWords: Readonly<Record<Standing, string>> = {
  'high-99.8': 'above the expected range (99.8%)',
  'low-99.8': 'below the expected range (99.8%)',
  'high-95': 'above the 95% limit',
  'low-95': 'below the 95% limit',
  'not-different': 'within the limits',
  'too-few-events': 'not compared',
}

const within: MarkStyle = { ...markStyles['common-cause'], words: 'within the limits' }
const between: MarkStyle = {
  shape: 'ring',
  colour: colours.common,
  words: 'between the 95% and 99.8% limits',
}
const outside: MarkStyle = { ...markStyles['neutral-high'], words: 'outside the expected range' }
const better: MarkStyle = { ...markStyles.improvement, words: 'outside the expected range, better' }
const worse: MarkStyle = { ...markStyles.concern, words: 'outside the expected range, worse' }

/** Shape and colour of an area; better and worse only where it was said which way is better. */
export function standingStyle(standing: Standing, direction: FunnelModel['better']): MarkStyle {
  if (standing === 'high-95' || standing === 'low-95') return between
  if (standing !== 'high-99.8' && standing !== 'low-99.8') return within
  if (direction === undefined) return outside
  return (standing === 'high-99.8') === (direction === 'higher') ? better : worse
}

export const isOutside = (standing: Standing): boolean => standing.endsWith('99.8')

/** "2 of 42 areas lie outside the expected range" */
export function funnelFinding(measure: string, { compared }: ReadFunnel): string {
  const outsiders = compared.filter(area => isOutside(area.standing)).length
  const verb = outsiders === 1 ? 'lies' : 'lie'
  return outsiders === 0
    ? `${measure}: all ${compared.length} areas lie within the expected range`
    : `${measure}: ${outsiders} of ${compared.length} areas ${verb} outside the expected range`
}

export function funnelNotes(model: FunnelModel, read: ReadFunnel): string[] {
  const named = (standing: Standing): string[] =>
    read.compared.filter(area => area.standing === standing).map(area => area.name)
  const sentences = (['high-99.8', 'low-99.8', 'high-95', 'low-95'] as const).map(standing => ({
    names: named(standing),
    lead: standingWords[standing],
  }))
  const asideNamed = (why: AreaAside['why']): string[] =>
    read.aside.filter(area => area.why === why).map(area => area.name)
  const few = `Not compared, fewer than ${model.fewestToCompare ?? 5} ${model.counted} or too few events`
  return [
    ...sentences
      .filter(({ names }) => names.length > 0)
      .map(({ names, lead }) => `${lead[0]!.toUpperCase()}${lead.slice(1)}: ${listInWords(names)}.`),
    ...[
      { names: asideNamed('too few'), lead: few },
      { names: asideNamed('no figure'), lead: 'No figure' },
    ]
      .filter(({ names }) => names.length > 0)
      .map(({ names, lead }) => `${lead}: ${listInWords(names)}.`),
    `${read.method} About one area in twenty lies outside the 95% limits by chance alone, one in 500 outside the 99.8% limits.`,
  ]
}
