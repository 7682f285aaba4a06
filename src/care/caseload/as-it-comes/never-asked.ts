/**
 * Questions that were added since a mapping was saved. “Not in this sheet” is an answer; what was never asked has none,
 * so its column is proposed, and counts once somebody has confirmed it.
 */
import { careFacts } from '../../facts.ts'
import { columnsRead, type MappedFact, type Mapping, type Source } from './mapping.ts'
import { answersOf } from './mapping-form.ts'
import { type NamedCommissioner, proposeMapping } from './propose-mapping.ts'
import { askedOf, daySlots, optionalQuestions } from './questions.ts'
import { withSource } from './translated.ts'
import type { Look } from './whole-sheet.ts'
import { wordColumn, wordColumnNames } from './word-columns.ts'

/** Fields with a column that nobody has confirmed yet. */
export function proposedIn(mapping: Mapping): readonly string[] {
  const answers = answersOf(mapping)
  return optionalQuestions.filter(field => !askedOf(mapping).includes(field) && answers.get(field))
}

/** A saved mapping with a column for each question that it was never asked, where the sheet seems to have one. */
export function withProposals(
  saved: Mapping,
  look: Look,
  latest: number,
  commissioners: readonly NamedCommissioner[],
): Mapping {
  const answers = answersOf(saved)
  const unasked = optionalQuestions.filter(field => !askedOf(saved).includes(field) && !answers.get(field))
  const guess = proposeMapping(look, saved.name, latest, commissioners).mapping
  const guessed = answersOf(guess)
  const begun: Mapping = { ...saved, asked: askedOf(saved) }
  return unasked.reduce((mapping, field) => {
    const column = guessed.get(field)
    if (!column || columnsRead(mapping).includes(column)) return mapping
    return withColumn(mapping, field, { column })
  }, begun)
}

function withColumn(mapping: Mapping, field: string, source: Source): Mapping {
  if (field === 'column-died_on') return { ...mapping, person: { ...mapping.person, died_on: source } }
  const slot = daySlots.find(each => each.field === field)
  if (slot) return withFact(mapping, { fact: slot.fact, on: source })
  const what = wordColumnNames.find(each => field === `column-${each}`)
  if (!what) return mapping
  const { fact, cell } = wordColumn(what)
  if (mapping.facts.some(each => each.fact === fact)) return withSource(mapping, what, source)
  // A closure can have its day from the outcome; nothing else is said of what has no day.
  if (fact !== careFacts.closedWithoutDecision) return mapping
  return withFact(mapping, { fact, on: { constant: '' }, detail: { [cell]: source } })
}

/** In the order of the form: what happened on one day is told in that order. */
function withFact(mapping: Mapping, added: MappedFact): Mapping {
  const place = ({ fact }: MappedFact) => daySlots.findIndex(each => each.fact === fact)
  return { ...mapping, facts: [...mapping.facts, added].sort((a, b) => place(a) - place(b)) }
}
