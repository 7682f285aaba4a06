import {
  BackLink,
  Button,
  countOf,
  DataTable,
  Details,
  dayInWords,
  Input,
  LeadSentence,
  Link,
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
import { returnHref } from './return-asked.ts'
import type { ReturnModel } from './return-model.ts'
import { SignOff } from './return-sign-off.tsx'

export function ReturnPage(model: ReturnModel) {
  const { asked, previousHref, nextHref, system } = model
  return (
    <>
      <BackLink href={previousHref}>The quarter before</BackLink>
      <Problems refusal={model.refusal} />
      <h1>National return, {quarterInWords(asked.quarter)}</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      <p>
        {asked.name}.{' '}
        {asked.day === null ? 'As known now.' : `As known at the end of ${dayInWords(asked.day)}.`}{' '}
        <Link href="#sign-off">Sign-off</Link>
      </p>
      <AskForm {...model} />
      <Checks {...model} />
      {Object.keys(tableTitles).map(number => (
        <ReturnTable model={model} number={Number(number)} />
      ))}
      <Reconciliations {...model} />
      <DeferredCohort requests={model.counting.requests} invented={model.invented} />
      <SignOff {...model} />
      <p>
        <Link href={returnHref(system, asked, { path: '/file', query: { format: 'csv' } })}>
          Download as CSV
        </Link>
        {' · '}
        <Link href={returnHref(system, asked, { path: '/file', query: { format: 'xlsx' } })}>
          Download as a spreadsheet
        </Link>
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

function answerOf(model: ReturnModel): string {
  const { counting, frozen, awaiting, isOver } = model
  const broken = counting.counted.identities.filter(each => !each.holds)
  const checks =
    broken.length === 0
      ? `All ${countOf(counting.counted.identities.length, 'check')} hold`
      : `${countOf(broken.length, 'check')} of ${counting.counted.identities.length} ${broken.length === 1 ? 'does' : 'do'} not hold`
  if (!isOver) return `${checks}. The quarter is not over: these are its numbers so far.`
  if (awaiting)
    return `${checks}. Version ${awaiting.version} is signed by its analyst and waits for the director.`
  if (!frozen) return `${checks}. Nobody has signed this return yet.`
  const changed = differences(model).length
  return changed === 0
    ? `${checks}. This is version ${frozen.version.version}, signed off and frozen.`
    : `${checks}. ${countOf(changed, 'number')} ${changed === 1 ? 'differs' : 'differ'} from version ${frozen.version.version}, which was signed off.`
}

function differences({ frozen, counting }: ReturnModel): string[] {
  if (!frozen) return []
  const before = new Map(frozen.cells.map(cell => [keyOf(cell) as string, cell.value]))
  return counting.counted.cells.filter(cell => before.get(keyOf(cell)) !== cell.value).map(keyOf)
}

function AskForm({ asked }: ReturnModel) {
  return (
    <form method="get" class="app-filter">
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
      <Input
        id="as-at"
        name="as-at"
        label="As known at the end of (YYYY-MM-DD)"
        value={asked.day ?? ''}
        width={10}
      />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}

const checkTitles: Readonly<Record<string, string>> = {
  snapshot:
    'Eligible before, plus newly eligible, less no longer eligible, with the reconciliation, is eligible at the end',
  'year-to-date':
    'To the quarter before, plus newly eligible, with the reconciliation, is to the end of the quarter',
  assessed: 'Eligible and not eligible are all assessed',
  concluded: 'Assessed and closed are all concluded',
  bands: 'The bands of days are all that is open after 28 days',
}

function Checks({ counting }: ReturnModel) {
  return (
    <Details summary="What is checked">
      <ul>
        {counting.counted.identities.map(({ id, holds }) => {
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
  const { counting, frozen, asked, system } = model
  const rows = lines.flatMap((line, index): (string | TableCell)[][] => {
    if (line.table !== number) return []
    const { value } = counting.counted.cells[index]!
    const before = frozen?.cells.find(cell => keyOf(cell) === keyOf(line))?.value
    const href = returnHref(system, asked, { path: '/rows', query: { line: keyOf(line) } })
    const letter = line.letter === null ? '' : `${line.letter}  `
    return [
      [
        `${letter}${line.title}`,
        typeTitles[line.type],
        { text: <Link href={href}>{shownValue(value, line.unit)}</Link> },
        ...(frozen
          ? [shownValue(before ?? null, line.unit), differenceOf(before ?? null, value, line.unit)]
          : []),
      ],
    ]
  })
  return (
    <DataTable
      id={`table-${number}`}
      kind="matrix"
      caption={`Table ${number}. ${tableTitles[number]}${model.invented ? ' [invented]' : ''}`}
      asAt={asked.day === null ? 'as known now' : `as known at the end of ${dayInWords(asked.day)}`}
      columns={[
        { heading: 'Line' },
        { heading: 'Type' },
        { heading: 'Counted', isNumeric: true },
        ...(frozen
          ? [
              { heading: `Version ${frozen.version.version}`, isNumeric: true },
              { heading: 'Difference', isNumeric: true },
            ]
          : []),
      ]}
      rows={rows}
      total={rows.length}
      empty={{ why: 'This table has no lines.' }}
    />
  )
}

function differenceOf(before: number | null, now: number | null, unit: Line['unit']): string {
  if (before === now) return 'none'
  if (before === null || now === null) return 'new'
  const by = now - before
  return `${by > 0 ? '+' : '−'}${unit === 'percent' ? `${Math.abs(by).toFixed(1)} points` : numberInWords(Math.abs(by))}`
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
