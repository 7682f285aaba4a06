/** How something ended, in a row that does not say when: nothing can be made of it, and it must not be lost. */
import type { CsvRecord } from '#platform'
import { isMeantBy } from '../details.ts'
import { textOf, type Wrong } from './cell-text.ts'
import { factsTold } from './mapped-facts.ts'
import type { Mapping, Source } from './mapping.ts'

/** The parts of a fact that say how something ended. Where somebody was to be assessed can be known before the day. */
const endings = ['outcome', 'result', 'reason']

export function outcomeWithoutDay(mapping: Mapping, record: CsvRecord): Wrong[] {
  return factsTold(mapping).flatMap(({ fact, on, detail = {} }) => {
    if (textOf(on, record) !== '') return []
    return endings.flatMap(cell => {
      const source = detail[cell]
      const told = source?.column === undefined ? '' : textOf(source, record)
      if (told === '' || !isMeantBy(fact, cell, told)) return []
      const message = `“${source!.column}” says ${inWords(told)}, but “${nameOf(on)}” is empty: say on which day, or empty both`
      return [{ field: on.column ?? source!.column!, message }]
    })
  })
}

const nameOf = (on: Source): string => on.column ?? 'the day'
const inWords = (told: string): string => told.replaceAll('-', ' ')
