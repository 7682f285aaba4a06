/** The rows behind one cell: how many there are, which are the reader's to see, and why they may not be as many as it says. */
import {
  BackLink,
  Button,
  DataTable,
  dayInWords,
  InsetText,
  instantInWords,
  LeadSentence,
  Link,
  numberInWords,
  Problems,
  quarterInWords,
} from '#web'
import { localIdInWords } from '../local-id.ts'
import type { Movement } from '../return/cells.ts'
import { keyOf, type Line } from '../return/line.ts'
import type { Knowledge } from '../return/opening.ts'
import type { Activity } from '../return/request-reading.ts'
import type { OpenedRequest } from '../return/store/open-requests.ts'
import type { Version } from '../return/store/versions.ts'
import { KnownAtInput, shownValue } from './return.page.tsx'
import { type AskedReturn, knownInWords } from './return-asked.ts'

export type OpenedPart = {
  readonly id: string
  readonly title: string
  readonly known: Knowledge
  /** How many there are in all, whoever may see them. */
  readonly counted: number
  readonly seen: number
  readonly rows: readonly OpenedRequest[]
  readonly nextHref: string | undefined
}

export type ReturnRowsModel = {
  readonly system: string
  /** A demonstration: nothing that is counted happened. */
  readonly invented: boolean
  readonly asked: AskedReturn
  readonly line: Line
  readonly value: number | null
  readonly backHref: string
  readonly parts: readonly OpenedPart[]
  /** The frozen return of the quarter before. */
  readonly before: Version | null
  /** What the reconciliation is made of, where the line is of table 1. */
  readonly movements: readonly Movement[]
}

const activityTitles: Readonly<Record<Activity, string>> = {
  standard: 'standard',
  'fast-track': 'fast track',
  'nursing-care': 'nursing care',
  'local-resolution': 'local resolution',
  'past-period': 'past period',
}

export function ReturnRowsPage(model: ReturnRowsModel) {
  const { asked, line, value, parts, backHref } = model
  const difference = differenceInWords(model)
  return (
    <>
      <BackLink href={backHref}>National return, {quarterInWords(asked.quarter)}</BackLink>
      <h1>
        {line.title}: {shownValue(value, line.unit)}
      </h1>
      <LeadSentence>{answerOf(parts)}</LeadSentence>
      <p>
        {line.rule}. Source: {line.source}. {asked.name}.
        {line.value.kind === 'previous-snapshot' &&
          ' People are counted once, however many requests they have.'}
      </p>
      {difference !== null && <InsetText text={difference} />}
      {line.value.kind === 'snapshot-reconciliation' && <Movements {...model} />}
      {parts.map(part => (
        <Rows {...model} part={part} />
      ))}
    </>
  )
}

const answerOf = (parts: readonly OpenedPart[]): string =>
  parts.every(part => part.counted === 0)
    ? 'There are no rows behind this number.'
    : parts
        .map(
          ({ title, seen, counted }) =>
            `${parts.length > 1 ? `${title}: ` : ''}${numberInWords(seen)} of ${numberInWords(counted)} rows are yours to see.`,
        )
        .join(' ')

/** Why a number that was frozen, or that reconciles with one, is not what is counted now. */
function differenceInWords({ line, before, movements, parts, value }: ReturnRowsModel): string | null {
  const { kind } = line.value
  const isPrevious = kind === 'previous-snapshot' || kind === 'previous-year-to-date'
  const isReconciliation = kind === 'snapshot-reconciliation' || kind === 'year-to-date-reconciliation'
  if (!isPrevious && !isReconciliation) return null
  if (!before)
    return isPrevious
      ? null
      : 'No return of the quarter before was signed off, so there is nothing that could have been corrected since.'
  const signed = `version ${before.version} of ${quarterInWords(before.quarter)}, counted on ${instantInWords(before.asAt)}`
  const corrected = movements.find(each => each.id === 'corrections')?.people ?? 0
  if (isPrevious) {
    const now =
      corrected === 0
        ? ''
        : ` Counted now it is ${numberInWords((value ?? 0) + corrected)}: the rows of the reconciliation are what was corrected since.`
    return `This is what ${signed}, says; the rows are those that were known then.${now}`
  }
  const expected = kind === 'snapshot-reconciliation' ? corrected : (value ?? 0)
  const isTold = parts.some(
    part => part.counted > 0 && (part.known === 'added-since' || part.known === 'gone-since'),
  )
  return expected !== 0 && !isTold
    ? `${signed.charAt(0).toUpperCase()}${signed.slice(1)}, said otherwise. Which rows make the difference cannot be told: what was recorded since gives an earlier time at which it was known.`
    : `Corrections are against ${signed}: they are the requests that were counted then and are not now, and the reverse.`
}

function Movements({ movements }: ReturnRowsModel) {
  return (
    <ul>
      {movements.map(({ title, people }) => (
        <li>
          {title}: {numberInWords(people)}
        </li>
      ))}
    </ul>
  )
}

function Rows({ part, system, asked, before, invented }: ReturnRowsModel & { readonly part: OpenedPart }) {
  const isFromElsewhere = part.rows.some(row => row.localId !== null)
  return (
    <DataTable
      id={part.id}
      caption={`${part.title}${invented ? ' [invented]' : ''}`}
      asAt={
        (part.known === 'before' || part.known === 'gone-since') && before
          ? `as known on ${instantInWords(before.asAt)}`
          : knownInWords(asked)
      }
      columns={[
        { heading: 'Case' },
        ...(isFromElsewhere ? [{ heading: 'Kept elsewhere as' }] : []),
        { heading: 'Request' },
        { heading: 'Received' },
        { heading: 'Assessed' },
        { heading: 'Decided' },
        { heading: 'Concluded' },
        { heading: 'Funding ended' },
      ]}
      rows={part.rows.map(row => [
        { text: <Link href={`/${system}/work/cases/${row.case}`}>{row.reference}</Link> },
        ...(isFromElsewhere ? [row.localId === null ? '–' : localIdInWords(row.localId)] : []),
        activityTitles[row.activity],
        ...[row.started, row.assessed, row.decided, row.concluded, row.finished].map(day =>
          day === null ? '–' : dayInWords(day),
        ),
      ])}
      total={part.seen}
      nextHref={part.nextHref}
      empty={{
        why:
          part.counted === 0
            ? 'Nobody is counted here.'
            : 'None of these rows is yours to see: cases open to those who work on them.',
      }}
    />
  )
}

type WhichDay = Pick<ReturnRowsModel, 'asked' | 'line' | 'backHref'>

/** The page without rows: what was typed, and what is wrong with it. */
export function RowsOfWhichDay({ asked, line, backHref }: WhichDay) {
  return (
    <>
      <BackLink href={backHref}>National return, {quarterInWords(asked.quarter)}</BackLink>
      <Problems refusal={asked.slip} />
      <h1>{line.title}</h1>
      <form method="get" class="app-filter">
        <input type="hidden" name="line" value={keyOf(line)} />
        {asked.commissioner !== null && (
          <input type="hidden" name="commissioner" value={asked.commissioner} />
        )}
        <KnownAtInput {...asked} />
        <Button variant="secondary">Apply</Button>
      </form>
    </>
  )
}
