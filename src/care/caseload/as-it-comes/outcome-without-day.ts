/** How something ended, in a row that does not say when: nothing can be made of it, and it must not be lost. */
import type { CsvRecord } from '#platform'
import { careFacts } from '../../facts.ts'
import { isMeantBy } from '../details.ts'
import { textOf, type Wrong } from './cell-text.ts'
import { isClosedByOutcome, isClosure } from './closed-in-sheet.ts'
import { factsTold } from './mapped-facts.ts'
import type { Mapping, Source } from './mapping.ts'
import { notStated, wordColumnFor } from './word-columns.ts'

/** The parts of a fact that say how something ended. Where somebody was to be assessed can be known before the day. */
const endings = ['outcome', 'result', 'reason']

export function outcomeWithoutDay(mapping: Mapping, record: CsvRecord): Wrong[] {
  const closing = mapping.facts.find(each => each.fact === careFacts.closedWithoutDecision)
  const isClosedOnItsDay = textOf(closing?.on, record) !== ''
  return factsTold(mapping).flatMap(({ fact, on, detail = {} }) => {
    if (textOf(on, record) !== '') return []
    if (fact === careFacts.closedWithoutDecision && isClosedByOutcome(mapping, record)) return []
    return endings.flatMap(cell => {
      const source = detail[cell]
      const told = source?.column === undefined ? '' : textOf(source, record)
      if (!isEnding(fact, cell, told) || (isClosure(told) && isClosedOnItsDay)) return []
      const message = `“${source!.column}” says ${inWords(fact, cell, told)}, but “${nameOf(on)}” is empty: say on which day, or empty both`
      return [{ field: on.column ?? source!.column!, message }]
    })
  })
}

const isEnding = (fact: string, cell: string, told: string): boolean =>
  told !== '' &&
  told !== notStated &&
  (isMeantBy(fact, cell, told) || wordColumnFor(fact, cell)?.meanings[told] !== undefined)

const nameOf = (on: Source): string => on.column ?? 'the day'
function inWords(fact: string, cell: string, told: string): string {
  if (isClosure(told)) return 'closed without a decision'
  return cell === 'reason'
    ? `“${wordColumnFor(fact, cell)?.meanings[told] ?? told}”`
    : told.replaceAll('-', ' ')
}
