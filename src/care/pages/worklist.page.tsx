import type { Day } from '#kit'
import {
  agoInWords,
  type Content,
  DataTable,
  DueDate,
  dayInWords,
  LeadSentence,
  Link,
  NotificationBanner,
  numberInWords,
} from '#web'
import { type CaseState, stateTitles } from '../case.ts'
import type { NextStep } from '../next-step.ts'
import { workingDay } from '../working-day.ts'
import { type UnitTab, UnitTabs } from './unit-tabs.tsx'
import { UntimedCases, type UntimedModel, UntimedNotice } from './untimed.page.tsx'
import { type WorklistChoices, WorklistFilterForm } from './worklist-filter.tsx'

export type WorklistRow = {
  readonly href: string
  readonly reference: string
  readonly name: string
  readonly promise: string
  readonly state: CaseState
  readonly dueOn: Day
  readonly waitingFor: string | null
  readonly waitingSince: Day | null
  readonly bookedOn: Day | null
  readonly isStuck: boolean
  /** “you”, a colleague's name, or null for nobody. */
  readonly inCharge: string | null
  readonly nextStep: NextStep | null
  /** What may be done first where the case waits for others. */
  readonly answers?: readonly NextStep[]
  /** Everything else that the reader may record on it, below the system. */
  readonly others?: readonly { readonly title: string; readonly path: string }[]
}
/** What was recorded just now, and what comes next on that case. */
export type JustRecorded = {
  readonly title: string
  readonly name: string
  readonly href: string
  readonly next: NextStep | null
}
export type WorklistModel = {
  readonly system: string
  readonly today: Day
  readonly total: number
  readonly late: number
  /** Counts above this were not counted to the end. */
  readonly countedTo: number
  readonly rows: readonly WorklistRow[]
  readonly choices: WorklistChoices
  readonly places: readonly { readonly place: string; readonly name: string }[]
  readonly tabs: readonly UnitTab[]
  readonly nextHref?: string
  /** Appended to the way to an act, so that it leads back to this list. */
  readonly fromList?: string
  readonly recorded?: JustRecorded | null
  /** What other areas say is due from the reader, before the cases of the unit. */
  readonly elsewhere?: readonly Content[]
  /** What waits without a time limit; null where nothing does, or the list is narrowed to what has one. */
  readonly untimed?: UntimedModel | null
  /** How many of everybody's are the reader's own, and the way to them. */
  readonly mine?: { readonly late: number; readonly total: number; readonly href: string } | null
}

export function WorklistPage(model: WorklistModel) {
  const { today, total, rows, nextHref, system } = model
  return (
    <>
      <UnitTabs system={system} tabs={model.tabs} current="/work" />
      {model.recorded && <Recorded {...model} recorded={model.recorded} />}
      <h1>What must I do next?</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      {model.mine && (
        <p>
          <Link href={model.mine.href}>
            {saidTo(model.mine.total, model.countedTo)} {model.mine.total === 1 ? 'is' : 'are'} yours
          </Link>
          , {model.mine.late === 0 ? 'none of them late' : `${saidTo(model.mine.late, model.countedTo)} late`}
          .
        </p>
      )}
      {model.untimed && <UntimedNotice {...model.untimed} />}
      {model.elsewhere}
      <DataTable
        id="worklist"
        caption="Time limits that are running, the next to fall due first"
        asAt={`as at ${dayInWords(today)}`}
        columns={[
          { heading: 'Person' },
          { heading: 'Due' },
          { heading: 'Where it stands' },
          { heading: 'In charge' },
          { heading: 'Next step' },
        ]}
        rows={rows.map(row => rowCells(row, model))}
        total={total > model.countedTo ? undefined : total}
        filter={<WorklistFilterForm {...model} />}
        empty={{
          why: 'Nothing is running here that you can see.',
          fills: 'A referral appears here when a completed Checklist is received.',
        }}
        nextHref={nextHref}
      />
      {model.untimed && <UntimedCases model={model.untimed} system={system} />}
      <p class="nhsuk-hint">
        Stuck: nothing recorded for {workingDay.quietWorkingDays} working days, or waiting for somebody
        outside the unit for more than {workingDay.longestWaitDays} days (local).
      </p>
    </>
  )
}

function answerOf({ late, total, countedTo, choices }: WorklistModel): string {
  const said = (count: number) => saidTo(count, countedTo)
  if (choices.show === 'due-soon')
    return total === 1
      ? '1 time limit falls due within five working days.'
      : `${said(total)} time limits fall due within five working days.`
  if (late === 0)
    return `Nothing is late. ${total === 1 ? '1 time limit is' : `${said(total)} time limits are`} running.`
  const verb = late === 1 ? 'is' : 'are'
  return late > countedTo
    ? `More than ${numberInWords(countedTo)} time limits are late.`
    : `${said(late)} of ${said(total)} time limits ${verb} late.`
}

const saidTo = (count: number, countedTo: number): string =>
  count > countedTo ? `more than ${numberInWords(countedTo)}` : numberInWords(count)

const rowCells = (row: WorklistRow, { today, system, fromList = '' }: WorklistModel) => [
  {
    text: (
      <Link href={row.href}>
        {row.name} ({row.reference})
      </Link>
    ),
  },
  {
    text: (
      <>
        <DueDate due={row.dueOn} today={today} />
        <br />
        <span class="nhsuk-hint">{row.promise}</span>
      </>
    ),
  },
  { text: <Standing {...row} today={today} /> },
  row.inCharge ?? 'nobody yet',
  { text: <Steps row={row} system={system} fromList={fromList} /> },
]

/** The state, and what explains it: whom it waits for, what is booked, that nothing happens. */
function Standing({
  state,
  waitingFor,
  waitingSince,
  bookedOn,
  isStuck,
  today,
}: WorklistRow & { today: Day }) {
  return (
    <>
      {isStuck && <strong>Stuck: </strong>}
      {stateTitles[state]}
      {waitingFor && (
        <>
          <br />
          waiting for {waitingFor}
          {waitingSince && `, asked ${agoInWords(waitingSince, today)}`}
        </>
      )}
      {bookedOn && (
        <>
          <br />
          booked for {dayInWords(bookedOn)}
        </>
      )}
    </>
  )
}

type StepsProps = { readonly row: WorklistRow; readonly system: string; readonly fromList: string }

/** What to do next, one press away; the rest that may be recorded stands behind “More”. */
function Steps({ row, system, fromList }: StepsProps) {
  const { nextStep, answers = [], others = [] } = row
  const steps = [...answers, ...(nextStep ? [nextStep] : [])]
  const at = (path: string): string => `/${system}${path}${fromList}`
  return (
    <>
      {steps.length === 0 && 'nothing until it is due'}
      {steps.map(step => (
        <div class="app-step">
          <Step step={step} name={row.name} at={at} />
        </div>
      ))}
      {others.length > 0 && (
        <details class="app-more">
          <summary>
            More<span class="nhsuk-u-visually-hidden"> to record for {row.name}</span>
          </summary>
          <ul>
            {others.map(({ title, path }) => (
              <li>
                <Link href={at(path)}>{title}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Step({ step, name, at }: { step: NextStep; name: string; at: (path: string) => string }) {
  if (step.path === null)
    return (
      <>
        {step.title}: {step.who}
      </>
    )
  return (
    <Link href={at(step.path)}>
      {step.title}
      <span class="nhsuk-u-visually-hidden"> for {name}</span>
    </Link>
  )
}

type RecordedProps = Pick<WorklistModel, 'system' | 'fromList'> & { readonly recorded: JustRecorded }

function Recorded({ recorded: { title, name, href, next }, system, fromList = '' }: RecordedProps) {
  return (
    <NotificationBanner variant="success" title="Recorded" disableAutoFocus>
      <p>
        {title}: <Link href={href}>{name}</Link>.
        {next?.path && (
          <>
            {' Next: '}
            <Link href={`/${system}${next.path}${fromList}`}>{next.title}</Link>
          </>
        )}
        {next && next.path === null && ` Next: ${next.title}, by the ${next.who}.`}
      </p>
    </NotificationBanner>
  )
}
