import { quarterSpan } from '#kit'
import {
  BackLink,
  Button,
  DataTable,
  Details,
  dayInWords,
  Input,
  InsetText,
  LeadSentence,
  Link,
  messagesOf,
  numberInWords,
  Problems,
  quarterInWords,
  Select,
  type TableCell,
} from '#web'
import type { Movement } from '../return/cells.ts'
import { keyOf, type Line } from '../return/line.ts'
import { lines, tableTitles } from '../return/lines.ts'
import { DeferredCohort } from './deferred-cohort.tsx'
import { recordInWords } from './record-in-words.ts'
import { type AskedReturn, knownInWords, returnHref } from './return-asked.ts'
import { answerOf } from './return-in-words.ts'
import type { ReturnModel } from './return-model.ts'
import { SignOff } from './return-sign-off.tsx'
import { SettingNotStated } from './setting-not-stated.tsx'

export function ReturnPage(model: ReturnModel) {
  const { asked, previousHref, nextHref, system, record } = model
  const notWhole = recordInWords(record, asked.quarter)
  return (
    <>
      <BackLink href={previousHref}>The quarter before</BackLink>
      <Problems refusal={model.refusal} />
      <h1>National return, {quarterInWords(asked.quarter)}</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      <p>
        {asked.name}. {capitalised(knownInWords(asked))}. {standingOf(model)}{' '}
        <Link href="#sign-off">Sign-off</Link>
      </p>
      {notWhole !== null && <InsetText text={notWhole} />}
      {!model.isOver && <InsetText text={soFar(asked)} />}
      <AskForm {...model} />
      <Checks {...model} />
      {Object.keys(tableTitles).map(number => (
        <>
          <ReturnTable model={model} number={Number(number)} />
          {number === '6' && asked.version === null && (
            <SettingNotStated requests={model.counting.requests} />
          )}
        </>
      ))}
      {asked.version === null && (
        <>
          <Reconciliations {...model} />
          <DeferredCohort requests={model.counting.requests} invented={model.invented} />
        </>
      )}
      <SignOff {...model} />
      <p>
        <Link href={returnHref(system, asked, { path: '/file', query: { format: 'csv' } })}>
          Download as CSV
        </Link>
        {' · '}
        <Link href={returnHref(system, asked, { path: '/file', query: { format: 'xlsx' } })}>
          Download as a spreadsheet
        </Link>
        {' · '}
        <Link href={`/${system}/variation?quarter=${asked.quarter}`}>How commissioners differ</Link>
        {nextHref !== null && (
          <>
            {' · '}
            <Link href={nextHref}>The next quarter</Link>
          </>
        )}
      </p>
    </>
  )
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Else the overview, which says what waits today, and this page would seem to contradict each other. */
function soFar({ quarter }: AskedReturn): string {
  const last = dayInWords(quarterSpan(quarter).to)
  return `Who is eligible and what is open on the last day, ${last}, is counted as if nothing more happened until then. So more is open here for longer than 28 days than there is today.`
}

/** A draft is called one, whatever has been signed before it. */
const standingOf = ({ shown }: ReturnModel): string =>
  shown.version === null ? 'A draft: nobody has signed these numbers.' : ''

function AskForm({ asked }: ReturnModel) {
  return (
    <form method="get" class="app-filter">
      <Input
        id="quarter"
        name="quarter"
        label="Quarter (such as 2019-20-Q3)"
        value={asked.typedQuarter}
        width={10}
        errorMessage={messagesOf(asked.slip).get('quarter')}
      />
      <Select
        id="commissioner"
        name="commissioner"
        label="Commissioner"
        value={asked.commissioner ?? ''}
        items={[
          { value: '', text: 'All together' },
          ...asked.commissioners.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
        ]}
      />
      <KnownAtInput {...asked} />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}

export const KnownAtInput = ({ typed, slip }: AskedReturn) => (
  <Input
    id="as-at"
    name="as-at"
    label="As known at the end of which day"
    hint="Such as 31/1/2020, or empty for now"
    value={typed}
    width={10}
    errorMessage={messagesOf(slip).get('as-at')}
  />
)

const checkTitles: Readonly<Record<string, string>> = {
  snapshot:
    'Eligible before, plus newly eligible, less no longer eligible, with the reconciliation, is eligible at the end',
  'year-to-date':
    'To the quarter before, plus newly eligible, with the reconciliation, is to the end of the quarter',
  assessed: 'Eligible and not eligible are all assessed',
  concluded: 'Assessed and closed are all concluded',
  bands: 'The bands of days are all that is open after 28 days',
}

function Checks({ shown }: ReturnModel) {
  return (
    <Details summary="What is checked">
      <ul>
        {shown.identities.map(({ id, holds }) => {
          const type = ['standard', 'fast-track'].find(each => id.endsWith(`-${each}`))
          const title = checkTitles[type === undefined ? id : id.slice(0, -type.length - 1)] ?? id
          return (
            <li>
              {title}
              {type === undefined ? '' : ` (${typeTitles[type as 'standard']})`}:{' '}
              <strong>{holds ? 'holds' : 'does not hold'}</strong>
            </li>
          )
        })}
      </ul>
    </Details>
  )
}

const typeTitles = { standard: 'standard', 'fast-track': 'fast track', both: 'both types' } as const

/** Rounded only here: per cent to a whole number, as the national publication shows it. */
export const shownValue = (value: number | null, unit: Line['unit']): string => {
  if (value === null) return 'none to count'
  return unit === 'percent' ? `${Math.round(value)}%` : numberInWords(value)
}

function ReturnTable({ model, number }: { model: ReturnModel; number: number }) {
  const { shown, earlier, later, asked, system } = model
  const ofTable = lines.filter(line => line.table === number)
  const [now, before, since] = [shown, earlier, later].map(
    each => each && new Map(each.cells.map(cell => [keyOf(cell), cell.value])),
  )
  const rows = ofTable.map((line): (string | TableCell)[] => {
    const valueIn = (cells: typeof now): number | null => cells?.get(keyOf(line)) ?? null
    const value = valueIn(now)
    const href = returnHref(system, asked, { path: '/rows', query: { line: keyOf(line) } })
    const letter = line.letter === null ? '' : `${line.letter}  `
    return [
      `${letter}${line.title}`,
      typeTitles[line.type],
      { text: <Link href={href}>{shownValue(value, line.unit)}</Link> },
      ...(before ? besides(valueIn(before), valueIn(before), value, line.unit) : []),
      ...(since ? besides(valueIn(since), value, valueIn(since), line.unit) : []),
    ]
  })
  return (
    <DataTable
      id={`table-${number}`}
      kind="matrix"
      caption={`Table ${number}. ${tableTitles[number]}${model.invented ? ' [invented]' : ''}`}
      asAt={knownInWords(asked)}
      columns={[
        { heading: 'Line' },
        { heading: 'Type' },
        { heading: shown.version === null ? 'Draft' : `Version ${shown.version}`, isNumeric: true },
        ...[earlier, later].flatMap(each =>
          each ? [each.title, 'Difference'].map(heading => ({ heading, isNumeric: true })) : [],
        ),
      ]}
      rows={rows}
      total={rows.length}
      empty={{ why: 'This table has no lines.' }}
    />
  )
}

/** A number that stands beside, and how far it is from the earlier to the later. */
const besides = (
  value: number | null,
  earlier: number | null,
  later: number | null,
  unit: Line['unit'],
): string[] => [shownValue(value, unit), differenceOf(earlier, later, unit)]

export function differenceOf(before: number | null, now: number | null, unit: Line['unit']): string {
  if (before === now) return 'none'
  if (before === null || now === null) return 'new'
  const by = now - before
  const sign = by > 0 ? '+' : '−'
  if (unit !== 'percent') return `${sign}${numberInWords(Math.abs(by))}`
  return Math.abs(by) < 0.05 ? 'under 0.1 points' : `${sign}${Math.abs(by).toFixed(1)} points`
}

function Reconciliations({ counting }: ReturnModel) {
  const parts = (title: string, movements: readonly Movement[]) => (
    <>
      <h3>{title}</h3>
      <ul>
        {movements.map(({ title: what, people }) => (
          <li>
            {what}: {people}
          </li>
        ))}
      </ul>
    </>
  )
  return (
    <Details summary="What the reconciliations of table 1 are made of">
      {parts('Standard', counting.movements.standard)}
      {parts('Fast track', counting.movements['fast-track'])}
    </Details>
  )
}
