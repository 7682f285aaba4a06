/** A mapping as a form: what it asks for, and the mapping that its answers make. */
import { done, type Result, refuseFields } from '#kit'
import type { Form } from '#web'
import { factTitles } from '../../fact-titles.ts'
import { careFacts } from '../../facts.ts'
import { meaningOf, mostWords } from './heading-words.ts'
import { type MappedFact, type Mapping, type NamePart, nameParts, type Source } from './mapping.ts'
import { answerOf, numberingIn } from './numbering.ts'
import { daySlots, optionalQuestions, type PersonField, partFields, personFields } from './questions.ts'
import {
  guessesFor,
  isWordColumn,
  sourceOf,
  type Translated,
  translatedNames,
  translatedTitle,
  withSource,
} from './translated.ts'
import type { Look } from './whole-sheet.ts'
import { wordColumn, wordColumnsOf } from './word-columns.ts'
import { type DayOrder, dayOrders } from './written-days.ts'

/** The different texts of a column that is translated; too many of them are none. */
export function wordsOf(look: Look, { blanks = [] }: Mapping, column: string | undefined): readonly string[] {
  if (column === undefined) return []
  const said = (look.words.get(column) ?? []).filter(text => !blanks.includes(text))
  return said.length > mostWords ? [] : said
}

const column = (form: Form, field: string): Source => {
  const chosen = form.text(field)
  return chosen === '' ? { constant: '' } : { column: chosen }
}

/** The mapping that the form says, whole or not; what is not said is an empty constant. */
export function mappingOf(form: Form, look: Look, commissioners: readonly string[]): Mapping {
  const person = (name: PersonField): Source => {
    const part = partFields.some(each => each === name) ? form.text(`part-${name}`) : ''
    const source = column(form, `column-${name}`)
    return Object.hasOwn(nameParts, part) ? { ...source, part: part as NamePart } : source
  }
  const died = column(form, 'column-died_on')
  const given = form.text('days')
  const blanks = form
    .text('blanks')
    .split(/[\r\n]+/)
    .map(each => each.trim().toLowerCase())
    .filter(each => each !== '')
  return {
    ...{ name: form.text('name'), separator: look.separator, encoding: look.encoding, blanks },
    days: dayOrders.includes(given as DayOrder) ? (given as DayOrder) : 'day-first',
    case: person('case'),
    asked: form.all('asked'),
    ...said('numbering', numberingIn(form.text('numbering'), form.text('name'))),
    person: {
      ...{ nhs_number: person('nhs_number'), born_on: person('born_on') },
      ...{ family_name: person('family_name'), given_name: person('given_name') },
      ...(died.column === undefined ? {} : { died_on: died }),
    },
    pathway: translatedSource(form, 'pathway'),
    commissioner: translatedSource(form, 'commissioner', commissioners),
    ...(form.text('inherited') === 'yes' ? { inherited: { constant: 'yes' } } : {}),
    facts: factsOf(form),
  }
}

const said = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> =>
  value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, Value>>)

function translatedSource(form: Form, what: Translated, plain: readonly string[] = []): Source {
  const source = column(form, `column-${what}`)
  if (source.column === undefined) return { constant: form.text(`constant-${what}`) }
  const texts = form.all(`text-${what}`)
  const said = texts
    .map((text, at) => [text, form.text(`means-${what}-${at}`)] as const)
    .filter(([text, meaning]) => meaning !== '' && !plain.some(code => code.toLowerCase() === text))
  return { ...source, values: Object.fromEntries(said) }
}

function factsOf(form: Form): MappedFact[] {
  return daySlots.flatMap(({ field, fact }): MappedFact[] => {
    const on = column(form, field)
    const isClosing = fact === careFacts.closedWithoutDecision && form.text('column-closing') !== ''
    if (on.column === undefined && fact !== careFacts.referralReceived && !isClosing) return []
    const detail = detailOf(form, fact)
    return [{ fact, on, ...(Object.keys(detail).length > 0 ? { detail } : {}) }]
  })
}

/** The reason of a closure may have a column where its day is the outcome's: it is kept without a day of its own. */
const detailOf = (form: Form, fact: string): Record<string, Source> =>
  Object.fromEntries(
    wordColumnsOf(fact).flatMap((what): [string, Source][] => {
      const { cell, usual } = wordColumn(what)
      const source = translatedSource(form, what)
      if (source.column !== undefined || what === 'outcome') return [[cell, source]]
      return usual === undefined ? [] : [[cell, { constant: usual }]]
    }),
  )

/** The form's answers out of a mapping: what the page shows before anybody has typed. */
export function answersOf(mapping: Mapping): ReadonlyMap<string, string> {
  const answers = new Map<string, string>([
    ...([
      ['name', mapping.name],
      ['days', mapping.days],
      ['numbering', answerOf(mapping)],
    ] as const),
    ...([['blanks', (mapping.blanks ?? []).join('\n')]] as const),
    ...([['inherited', mapping.inherited?.constant ?? 'no']] as const),
  ])
  const sources = { ...mapping.person, case: mapping.case }
  for (const [name, source] of Object.entries(sources)) {
    answers.set(`column-${name}`, source?.column ?? '')
    answers.set(`part-${name}`, source?.part ?? '')
  }
  for (const what of translatedNames) {
    const source = sourceOf(mapping, what)
    answers.set(`column-${what}`, source.column ?? '')
    answers.set(`constant-${what}`, source.constant ?? '')
  }
  const left = [...mapping.facts]
  for (const { field, fact } of daySlots) {
    const at = left.findIndex(each => each.fact === fact)
    if (at >= 0) answers.set(field, left.splice(at, 1)[0]!.on.column ?? '')
  }
  return answers
}

/** Words of the sheet that nobody has answered yet mean what may be guessed: what is shown is what is tried. */
export const withGuesses = (mapping: Mapping, look: Look, form?: Form): Mapping =>
  withWords(mapping, (what, { column, values }, so) => {
    const answered = form?.all(`text-${what}`) ?? []
    const guessed = wordsOf(look, so, column).flatMap(text => {
      const meaning = answered.includes(text) ? undefined : meaningOf(text, guessesFor(what))
      return meaning === undefined ? [] : [[text, meaning] as const]
    })
    return { ...Object.fromEntries(guessed), ...values }
  })

/** What earlier sheets wrote and this one does not is kept for the next that does. */
export const withEarlierWords = (mapping: Mapping, earlier: Mapping, form: Form): Mapping =>
  withWords(mapping, (what, { values }) => {
    const answered = form.all(`text-${what}`)
    const before = Object.entries(sourceOf(earlier, what).values ?? {})
    return { ...Object.fromEntries(before.filter(([text]) => !answered.includes(text))), ...values }
  })

type WordsFor = (what: Translated, source: Source, so: Mapping) => Readonly<Record<string, string>>

/** The mapping with other words for each of its columns that are translated. */
const withWords = (mapping: Mapping, wordsFor: WordsFor): Mapping =>
  translatedNames.reduce((so, what) => {
    const source = sourceOf(so, what)
    if (source.column === undefined) return so
    return withSource(so, what, { ...source, values: wordsFor(what, source, so) })
  }, mapping)

type Wrong = { readonly field: string; readonly message: string }

/** Refuses with everything that is still to be said, each at its field. */
export function whole(mapping: Mapping, form: Form, look: Look, known: readonly string[]): Result<Mapping> {
  const wrong: Wrong[] = [
    ...(/^[a-z0-9][a-z0-9-]{0,60}$/.test(mapping.name)
      ? []
      : [{ field: 'name', message: 'Give it a name in small letters, digits and hyphens' }]),
    ...Object.entries(personFields).flatMap(([name, title]) =>
      form.text(`column-${name}`) === ''
        ? [{ field: `column-${name}`, message: `Choose the column of: ${title}` }]
        : [],
    ),
    ...(mapping.facts[0]?.on.column === undefined
      ? [{ field: daySlots[0]!.field, message: 'Choose the column of the day of the referral' }]
      : []),
    ...unsaid(mapping, form, look, known),
  ]
  return wrong.length > 0 ? refuseFields(wrong) : done({ ...mapping, asked: optionalQuestions })
}

function unsaid(mapping: Mapping, form: Form, look: Look, known: readonly string[]): Wrong[] {
  return translatedNames.flatMap((what): Wrong[] => {
    const source = sourceOf(mapping, what)
    if (source.column === undefined) return withoutColumn(mapping, form, what)
    const texts = form.all(`text-${what}`)
    const words = wordsOf(look, mapping, source.column).flatMap((text, at) => {
      if (what === 'commissioner' && known.some(code => code.toLowerCase() === text)) return []
      if (texts.includes(text) && source.values?.[text]) return []
      // An organisation that is none of this system's is said row by row: its rows are rejected with a reason.
      if (what === 'commissioner' && texts.includes(text)) return []
      return [{ field: `means-${what}-${at}`, message: `Say what “${text}” means` }]
    })
    return [...words, ...(what === 'closing' ? closingWithoutDay(mapping) : [])]
  })
}

/** What every row needs must be said; what is said of something that happened needs the column of its day. */
function withoutColumn(mapping: Mapping, form: Form, what: Translated): Wrong[] {
  const field = `column-${what}`
  const title = translatedTitle(what)
  const choose = [{ field, message: `Choose the column of: ${title}` }]
  if (!isWordColumn(what)) return sourceOf(mapping, what).constant ? [] : choose
  const { fact } = wordColumn(what)
  const isMapped = mapping.facts.some(each => each.fact === fact)
  if (what === 'outcome' && isMapped) return choose
  return form.text(field) !== '' && !isMapped
    ? [{ field, message: `Choose the column of its day as well: ${factTitles[fact] ?? fact}` }]
    : []
}

function closingWithoutDay(mapping: Mapping): Wrong[] {
  const own = mapping.facts.find(each => each.fact === careFacts.closedWithoutDecision)
  if (own?.on.column !== undefined || sourceOf(mapping, 'outcome').column !== undefined) return []
  const title = factTitles[careFacts.closedWithoutDecision] ?? careFacts.closedWithoutDecision
  return [{ field: 'column-closing', message: `Choose the column of its day as well: ${title}` }]
}
