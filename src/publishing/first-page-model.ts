/** The first page of a system: what was promised, and is it being kept? */
import { type FigureMark, type FigureModel, type PromiseKind, promiseKinds } from '#web'
import type { PromiseRow } from './promises-model.ts'
import { type Statement, type Story, sourceInWords } from './statement.ts'

export type Range = {
  readonly low: number
  readonly high: number
  readonly middle: number | undefined
  /** Each number as it was printed. */
  readonly words: ReadonlyMap<number, string>
  readonly title: string
}

export type StoryModel = {
  readonly id: string
  readonly heading: string
  readonly kind: PromiseKind | null
  readonly tag: string | null
  readonly sentence: { readonly text: string; readonly marks: readonly FigureMark[] }
  readonly source: string
  readonly further: readonly { readonly text: string; readonly source: string | null }[]
  readonly note: string | null
  readonly range: Range | null
  readonly newer: { readonly figure: FigureModel; readonly quarter: string; readonly href: string } | null
  readonly link: { readonly text: string; readonly href: string } | null
}

export type Difference = {
  /** “£3.5bn or £3.7bn budget?” */
  readonly question: string
  readonly said: readonly { readonly words: string; readonly source: string }[]
}

export type FirstPageModel = {
  readonly systemName: string
  readonly stories: readonly StoryModel[]
  readonly differences: readonly Difference[]
  readonly marks: readonly FigureMark[]
  readonly promisesHref: string
  /** Where a place is looked up; null while there is no such page. */
  readonly findAreaAction: string | null
}

export type FirstPageInput = {
  readonly address: string
  readonly systemName: string
  readonly stories: readonly Story[]
  readonly statements: readonly Statement[]
  readonly promises: readonly PromiseRow[]
  readonly findAreaAction: string | null
}

export function firstPageModel(input: FirstPageInput): FirstPageModel {
  const stories = input.stories.flatMap(story => storyModel(story, input))
  const differences = differencesIn(input.statements)
  const used = [
    ...input.statements.flatMap(statement => (statement.story ? statement.marks : [])),
    ...stories.flatMap(story => story.newer?.figure.marks ?? []),
  ]
  return {
    ...{ systemName: input.systemName, stories, differences, marks: [...new Set(used)] },
    ...{ promisesHref: `${input.address}/promises`, findAreaAction: input.findAreaAction },
  }
}

/** A block without a sentence has nothing to say and is left out. */
function storyModel(story: Story, { statements, promises, address }: FirstPageInput): StoryModel[] {
  const mine = statements.filter(statement => statement.story === story.story)
  const lead = mine.find(statement => statement.part === 'sentence')
  if (!lead) return []
  const newer = promises.find(row => row.id === story.standard)?.latest ?? null
  const isKind = story.tag !== null && Object.values<string>(promiseKinds).includes(story.tag)
  const nothingNewer = story.standard !== null && newer === null ? ' · nothing newer recorded' : ''
  return [
    {
      ...{ id: story.story, heading: story.heading, tag: isKind ? null : story.tag },
      kind: isKind ? (kindNames.get(story.tag!) ?? null) : null,
      sentence: { text: lead.statement, marks: lead.marks },
      source: `${sourceInWords(lead)}${nothingNewer}`,
      further: mine
        .filter(statement => statement.part === 'further')
        .map(statement => ({
          text: statement.statement,
          source: sourceInWords(statement) === sourceInWords(lead) ? null : sourceInWords(statement),
        })),
      note: story.note,
      range: rangeOf(mine),
      newer: newer && { figure: newer.figure, quarter: newer.quarter, href: newer.href },
      link:
        story.link !== null && story.linkText !== null
          ? { text: story.linkText, href: `${address}/${story.link}` }
          : null,
    },
  ]
}

const kindNames: ReadonlyMap<string, PromiseKind> = new Map(
  Object.entries(promiseKinds).map(([kind, words]) => [words, kind as PromiseKind]),
)

function rangeOf(statements: readonly Statement[]): Range | null {
  const numberOf = (part: Statement['part']) => statements.find(statement => statement.part === part)
  const [low, middle, high] = [numberOf('low'), numberOf('middle'), numberOf('high')]
  if (!low || !high || low.value === null || high.value === null) return null
  const words = [low, middle, high].flatMap(each =>
    each && each.value !== null && each.words !== null ? [[each.value, each.words] as const] : [],
  )
  return {
    ...{ low: low.value, high: high.value, middle: middle?.value ?? undefined, words: new Map(words) },
    title: `${low.words} to ${high.words}`,
  }
}

/** Numbers about one subject that are not the same, side by side, never averaged. In the order they were given. */
function differencesIn(statements: readonly Statement[]): Difference[] {
  const subjects = new Map<string, Statement[]>()
  for (const statement of statements)
    if (statement.subject !== null && statement.value !== null)
      subjects.set(statement.subject, [...(subjects.get(statement.subject) ?? []), statement])
  return [...subjects.values()].flatMap(said => {
    const distinct = said.filter(
      (statement, index) => said.findIndex(other => other.value === statement.value) === index,
    )
    if (distinct.length < 2) return []
    const unit = distinct[0]!.unit
    return [
      {
        question: `${distinct.map(each => each.words).join(' or ')}${unit ? ` ${unit}` : ''}?`,
        said: said.map(each => ({ words: each.words ?? '', source: sourceInWords(each) })),
      },
    ]
  })
}
