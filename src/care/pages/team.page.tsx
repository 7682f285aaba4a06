import type { Team } from '#footprints'
import type { Day, Refusal } from '#kit'
import {
  agoInWords,
  type Content,
  countOf,
  DataTable,
  dayInWords,
  LeadSentence,
  Link,
  messagesOf,
  Problems,
} from '#web'
import { ageBands } from '../age-bands.ts'
import { stateTitles } from '../case.ts'
import type { StateByAge, TeamCounts, TeamLimits } from '../store/counts.ts'
import type { Load, WaitedFor } from '../store/team.ts'
import { movingStates, workingDay } from '../working-day.ts'
import { AssignForm, AssigningBanner, type TickRow } from './assigning.page.tsx'
import type { AssigningOutcome } from './assigning.ts'
import { type UnitTab, UnitTabs } from './unit-tabs.tsx'

export type TeamModel = {
  readonly system: string
  readonly team: Team & { readonly place: string }
  readonly today: Day
  readonly tabs: readonly UnitTab[]
  readonly counts: Omit<TeamCounts, 'team'>
  readonly limits: Omit<TeamLimits, 'team'>
  readonly byAge: readonly StateByAge[]
  readonly outcome: AssigningOutcome | null
  readonly refusal: Refusal | null
  /** Whether this actor may name coordinators; others read only. */
  readonly assigns: boolean
  readonly rows: readonly TickRow[]
  readonly coordinators: readonly { readonly id: string; readonly text: string }[]
  readonly chosen: string
  readonly loads: readonly (Load & { readonly name: string })[]
  readonly waitedFor: readonly WaitedFor[]
  readonly nextHref: string | undefined
}

export function TeamPage(model: TeamModel) {
  const { system, team, refusal } = model
  return (
    <>
      <UnitTabs system={system} tabs={model.tabs} current={`/work/teams/${team.team}`} />
      <Problems refusal={refusal} />
      <AssigningBanner outcome={model.outcome} />
      <h1>{team.name}</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      <WaysOn {...model} />
      <h2>Nobody in charge yet</h2>
      <Unassigned {...model} />
      <AgeTable {...model} />
      <WaitedForTable {...model} />
      {model.assigns && <LoadTable {...model} />}
    </>
  )
}

const answerOf = ({ counts, limits }: TeamModel): string =>
  `${countOf(counts.open, 'case')} to move on: ${counts.unassigned} with nobody in charge, ${counts.stuck} stuck. ` +
  `${countOf(limits.late, 'time limit')} late, ${limits.soon} more will be late within ${workingDay.forecastDays} days.`

function WaysOn({ system, team }: TeamModel) {
  const list = (show: string) => `/${system}/work?place=${team.place}&show=${show}`
  return (
    <ul class="nhsuk-list app-ways">
      <li>
        <Link href={list('late')}>See those that are late</Link>
      </li>
      <li>
        <Link href={list('due-soon')}>See those about to be late</Link>
      </li>
      <li>
        <Link href={list('stuck')}>See those that are stuck</Link>
      </li>
    </ul>
  )
}

function Unassigned(model: TeamModel) {
  const { assigns, counts, refusal } = model
  if (!assigns && counts.unassigned > 0)
    return <p>{countOf(counts.unassigned, 'case')}: the place lead names who coordinates them.</p>
  return (
    <AssignForm
      {...model}
      id="unassigned"
      caption="Cases that nobody coordinates, the first received first"
      total={counts.unassigned}
      message={messagesOf(refusal).get('coordinator')}
      chooseLabel="Who takes the cases that are ticked?"
      button="Assign the cases"
      empty="Every case of this team has a coordinator."
    />
  )
}

/** Counts by state and age: a matrix, which stays one on a phone. */
function AgeTable({ byAge, today, team }: TeamModel) {
  const states = movingStates.filter(state => byAge.some(each => each.state === state))
  const cell = (state: string, band: number): number =>
    byAge.find(each => each.state === state && each.band === band)?.cases ?? 0
  const total = (state: string): number =>
    byAge.filter(each => each.state === state).reduce((sum, each) => sum + each.cases, 0)
  return (
    <DataTable
      id="by-age"
      kind="matrix"
      caption={`Cases of the ${team.name} by where they stand and days since they were received`}
      asAt={`as at ${dayInWords(today)}`}
      columns={[
        { heading: 'Where they stand' },
        ...ageBands.map(band => ({ heading: band.title, isNumeric: true })),
        { heading: 'All', isNumeric: true },
      ]}
      rows={states.map(state => [
        stateTitles[state],
        ...ageBands.map((_band, index) => cell(state, index)),
        total(state),
      ])}
      total={states.length}
      empty={{ why: 'No case has to be moved on.' }}
    />
  )
}

function WaitedForTable({ waitedFor, today }: TeamModel) {
  return (
    <DataTable
      id="waited-for"
      caption="Whom the team waits for, the longest first"
      asAt={`as at ${dayInWords(today)}`}
      columns={[{ heading: 'Whom' }, { heading: 'Cases', isNumeric: true }, { heading: 'Oldest' }]}
      rows={waitedFor.map(each => [
        each.whom,
        each.cases,
        `${dayInWords(each.since)}, ${agoInWords(each.since, today)}`,
      ])}
      total={waitedFor.length}
      empty={{ why: 'The team waits for nobody outside the unit.' }}
    />
  )
}

function LoadTable({ loads, today, system, team }: TeamModel) {
  const inOrder = [...loads].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const moveFrom = (load: TeamModel['loads'][number]): Content => (
    <Link href={`/${system}/work/teams/${team.team}/rebalance?from=${encodeURIComponent(load.coordinator)}`}>
      Move cases<span class="nhsuk-u-visually-hidden"> from {load.name}</span>
    </Link>
  )
  return (
    <DataTable
      id="loads"
      caption="Open cases of each coordinator, to share out the work"
      asAt={`as at ${dayInWords(today)}`}
      columns={[
        { heading: 'Coordinator' },
        { heading: 'To move on', isNumeric: true },
        { heading: 'In care or decided', isNumeric: true },
        { heading: 'Share out' },
      ]}
      rows={inOrder.map(load => [load.name, load.undecided, load.inCare, { text: moveFrom(load) }])}
      total={loads.length}
      empty={{ why: 'Nobody coordinates a case of this team.' }}
    />
  )
}
