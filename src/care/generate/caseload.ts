/** An invented caseload, written as the rows of a caseload file: the same bytes for the same seed, scale and settings. */
import { careFacts } from '../facts.ts'
import type { Life, ToldCase } from './life.ts'
import { livesOf, numberOf, type Wanted } from './people.ts'
import { dayText, type ToldEntry } from './written-history.ts'

/** A change of it makes another caseload of the same seed. */
export const generatorVersion = 4

export const caseloadHeading = [
  ...['case', 'entry', 'nhs_number', 'family_name', 'given_name', 'born_on', 'pathway', 'commissioner'],
  ...['inherited', 'fact', 'occurred_on', 'occurred_at', 'recorded_at', 'recorded_by', 'recorded_role'],
  ...['recorded_organisation', 'about', 'withdraws', 'detail'],
] as const

/** The cells of every row, in the order of the heading. */
export function* caseloadRows(wanted: Wanted): Generator<readonly string[]> {
  for (const life of livesOf(wanted))
    for (const [at, told] of life.cases.entries()) yield* rowsOf(life, told, at + 1)
}

/** `nth` counts the cases of the person from 1. */
export function* rowsOf(life: Life, told: ToldCase, nth: number): Generator<string[]> {
  const name = `${life.commissioner.code}-${String(life.person + 1).padStart(6, '0')}-${nth}`
  const unknown = { id: 'earlier record (invented)', role: 'elsewhere', organisation: null }
  for (const each of told.entries) {
    const { entry } = each
    const by = entry.by ?? unknown
    yield [
      ...[name, String(each.number), ...aboutPerson(life, told, entry.fact), entry.fact, dayText(entry.on)],
      entry.minute === undefined ? '' : instantText(entry.on, entry.minute),
      ...[toldText(each), by.id, by.role, by.organisation ?? ''],
      ...[
        each.about === undefined ? '' : String(each.about),
        each.withdraws === undefined ? '' : String(each.withdraws),
      ],
      entry.detail === undefined ? '' : JSON.stringify(entry.detail),
    ]
  }
}

function aboutPerson(life: Life, { pathway, inherited }: ToldCase, fact: string): string[] {
  if (fact !== careFacts.referralReceived) return ['', '', '', '', '', '', '']
  const { family, given, bornOn, person, commissioner } = life
  return [
    numberOf(person),
    family,
    given,
    dayText(bornOn),
    pathway,
    commissioner.code,
    inherited ? 'yes' : '',
  ]
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')
const instantText = (on: number, minute: number): string =>
  `${dayText(on)}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00Z`
const toldText = ({ told }: ToldEntry): string => instantText(Math.floor(told / 1_440), told % 1_440)

/** The file, in pieces of some size. Cells with commas, quotation marks or line breaks are quoted. */
export function* caseloadFile(wanted: Wanted): Generator<string> {
  let piece = `${caseloadHeading.join(',')}\n`
  for (const cells of caseloadRows(wanted)) {
    piece += `${cells.map(quoted).join(',')}\n`
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield piece
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
