/** A mapping as a form: what it asks for, and the mapping that its answers make. */
import { done, type Result, refuseFields } from '#kit'
import type { Form } from '#web'
import { outcomeTitles, pathwayTitles } from '../../case.ts'
import { factTitles } from '../../fact-titles.ts'
import { careFacts } from '../../facts.ts'
import {
  meaningOf,
  mostWords,
  outcomeWords,
  pathwayWords,
  usualDetail,
  type Words,
  wordsIn,
} from './heading-words.ts'
import { type MappedFact, type Mapping, type NamePart, nameParts, type Source } from './mapping.ts'
import type { Look } from './sheet-file.ts'
import { type DayOrder, dayOrders } from './written-days.ts'

/** The days that a sheet may tell of, in the order in which they happen; a fact may have two columns. */
export const daySlots: readonly { readonly field: string; readonly fact: string; readonly label: string }[] =
  [
    ...[careFacts.referralReceived, careFacts.meetingHeld, careFacts.decisionVerified],
    ...[careFacts.decisionCommunicated, careFacts.packageStarted, careFacts.reviewDone],
    ...[careFacts.reviewDone, careFacts.packageEnded],
  ].map((fact, at, all) => {
    const isSecond = all.indexOf(fact) !== at
    const field = `day-${fact.replace('care.', '')}${isSecond ? '-2' : ''}`
    return { field, fact, label: isSecond ? 'A later review done' : (factTitles[fact] ?? fact) }
  })

/** Who it is about: each is a column. */
export const personFields = {
  case: 'What tells one case from another',
  nhs_number: 'NHS number',
  family_name: 'Family name',
  given_name: 'Given name',
  born_on: 'Date of birth',
} as const
type PersonField = keyof typeof personFields
export const optionalFields = { died_on: 'Date of death' } as const
export const partFields = ['family_name', 'given_name'] as const

/** Columns whose words are translated. */
export type Translated = 'pathway' | 'outcome' | 'commissioner'
export const translatedTitles: Readonly<Record<Translated, string>> = {
  ...{ pathway: 'Pathway', commissioner: 'Responsible commissioner', outcome: 'Outcome of the decision' },
}
const guesses: Readonly<Record<Translated, Words>> = {
  ...{ pathway: pathwayWords, outcome: outcomeWords, commissioner: [] },
}
export const meanings = { pathway: pathwayTitles, outcome: outcomeTitles } as const

export const sourceOf = (mapping: Mapping, what: Translated): Source =>
  what === 'outcome'
    ? (mapping.facts.find(each => each.fact === careFacts.decisionVerified)?.detail?.outcome ?? {
        constant: '',
      })
    : mapping[what]

/** The different texts of a column that is translated; too many of them are none. */
export function wordsOf(look: Look, { blanks = [] }: Mapping, column: string | undefined): readonly string[] {
  if (column === undefined) return []
  const at = look.heading.indexOf(column)
  const words = wordsIn(look.rows.map(({ cells }) => cells[at] ?? ''))
  const said = words.filter(text => text !== '' && !blanks.includes(text))
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
  const facts = daySlots.flatMap(({ field, fact }): MappedFact[] => {
    const on = column(form, field)
    if (on.column === undefined && fact !== careFacts.referralReceived) return []
    const detail =
      fact === careFacts.decisionVerified ? { outcome: translatedSource(form, 'outcome') } : usualDetail[fact]
    return [{ fact, on, ...(detail ? { detail } : {}) }]
  })
  return facts
}

/** The form's answers out of a mapping: what the page shows before anybody has typed. */
export function answersOf(mapping: Mapping): ReadonlyMap<string, string> {
  const answers = new Map<string, string>([
    ...([
      ['name', mapping.name],
      ['days', mapping.days],
    ] as const),
    ...([['blanks', (mapping.blanks ?? []).join('\n')]] as const),
    ...([['inherited', mapping.inherited?.constant ?? 'no']] as const),
  ])
  const sources = { ...mapping.person, case: mapping.case }
  for (const [name, source] of Object.entries(sources)) {
    answers.set(`column-${name}`, source?.column ?? '')
    answers.set(`part-${name}`, source?.part ?? '')
  }
  for (const what of ['pathway', 'commissioner', 'outcome'] as const) {
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

/** What a text of a column means as the mapping has it, or as it may be guessed where nobody has said. */
export function meaningIn(mapping: Mapping, what: Translated, text: string): string {
  return sourceOf(mapping, what).values?.[text] ?? meaningOf(text, guesses[what]) ?? ''
}

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
  return wrong.length > 0 ? refuseFields(wrong) : done(mapping)
}

function unsaid(mapping: Mapping, form: Form, look: Look, known: readonly string[]): Wrong[] {
  const isDecided = mapping.facts.some(each => each.fact === careFacts.decisionVerified)
  const asked = (['pathway', 'commissioner', 'outcome'] as const).filter(
    what => what !== 'outcome' || isDecided,
  )
  return asked.flatMap((what): Wrong[] => {
    const source = sourceOf(mapping, what)
    if (source.column === undefined)
      return source.constant
        ? []
        : [{ field: `column-${what}`, message: `Choose the column of: ${translatedTitles[what]}` }]
    const texts = form.all(`text-${what}`)
    return wordsOf(look, mapping, source.column).flatMap((text, at) => {
      if (what === 'commissioner' && known.some(code => code.toLowerCase() === text)) return []
      if (texts.includes(text) && source.values?.[text]) return []
      // An organisation that is none of this system's is said row by row: its rows are rejected with a reason.
      if (what === 'commissioner' && texts.includes(text)) return []
      return [{ field: `means-${what}-${at}`, message: `Say what “${text}” means` }]
    })
  })
}
