/** The columns of a mapping whose words are translated: what each may mean, what is guessed, and where it is kept. */
import { pathwayTitles } from '../../case.ts'
import { pathwayWords, type Words } from './heading-words.ts'
import type { Mapping, Source } from './mapping.ts'
import { type WordColumnName, wordColumn, wordColumnNames, wordColumns } from './word-columns.ts'

export type Translated = 'pathway' | 'commissioner' | WordColumnName
export const translatedNames: readonly Translated[] = ['pathway', 'commissioner', ...wordColumnNames]

export const isWordColumn = (what: Translated): what is WordColumnName => Object.hasOwn(wordColumns, what)

export const translatedTitle = (what: Translated): string =>
  isWordColumn(what)
    ? wordColumn(what).title
    : { pathway: 'Pathway', commissioner: 'Responsible commissioner' }[what]

/** Commissioners are those of the system: they are found by their names, not guessed. */
export const guessesFor = (what: Translated): Words =>
  isWordColumn(what) ? wordColumn(what).words : what === 'pathway' ? pathwayWords : []

export const meaningsOf = (what: Exclude<Translated, 'commissioner'>): Readonly<Record<string, string>> =>
  isWordColumn(what) ? wordColumn(what).meanings : pathwayTitles

export function sourceOf(mapping: Mapping, what: Translated): Source {
  if (!isWordColumn(what)) return mapping[what]
  const { fact, cell } = wordColumn(what)
  return mapping.facts.find(each => each.fact === fact)?.detail?.[cell] ?? { constant: '' }
}

export function withSource(mapping: Mapping, what: Translated, source: Source): Mapping {
  if (!isWordColumn(what)) return { ...mapping, [what]: source }
  const { fact, cell } = wordColumn(what)
  const facts = mapping.facts.map(each =>
    each.fact === fact ? { ...each, detail: { ...each.detail, [cell]: source } } : each,
  )
  return { ...mapping, facts }
}
