import type { Day } from '#kit'
import type { ControlChart, Outcome } from '#statistics'
import {
  Chart,
  type Content,
  countOf,
  DataTable,
  Details,
  dayInWords,
  drawAgeBands,
  drawControlChart,
  LeadSentence,
  Link,
  numberInWords,
  PageTabs,
} from '#web'
import { beyondBands, decisionDays } from '../age-bands.ts'
import {
  type Aged,
  type Cohort,
  causeIds,
  causes,
  cohorts,
  type Grouping,
  groupings,
  type Overview,
  type Reviews,
} from '../overview.ts'
import { workingDay } from '../working-day.ts'
import { type UnitTab, UnitTabs } from './unit-tabs.tsx'

export type OverviewModel = {
  readonly system: string
  readonly systemName: string
  readonly today: Day
  readonly tabs: readonly UnitTab[]
  readonly by: Grouping
  readonly overview: Overview
  /** Per cent concluded within their limit, by month. */
  readonly inTime: Outcome<ControlChart>
  /** Behind what a chart measures, in a demonstration: it may be passed on without the page. */
  readonly mark: string
  readonly nameOf: (key: string) => string
  readonly hrefOf: (key: string) => string | undefined
  readonly promises: readonly {
    readonly title: string
    readonly running: number
    readonly late: number
    readonly soon: number
  }[]
}

export function OverviewPage(model: OverviewModel) {
  return (
    <>
      <UnitTabs system={model.system} tabs={model.tabs} current="/work/overview" />
      <h1>How late are we?</h1>
      <LeadSentence>{answerOf(model.overview)}</LeadSentence>
      <PageTabs
        label="Grouped by"
        items={(Object.keys(groupings) as Grouping[]).map(each => ({
          text: `By ${groupings[each].toLowerCase()}`,
          href: `?by=${each}`,
          isCurrent: each === model.by,
        }))}
      />
      <AgedChart {...model} />
      <InTimeChart {...model} />
      <AgedTable {...model} />
      <CohortTable {...model} />
      <ForecastTable {...model} />
      <ReviewTable {...model} />
      <PromiseTable {...model} />
      <HowCounted />
    </>
  )
}

function answerOf({ open, late, oldest }: Overview): string {
  if (open === 0) return 'No referral waits for a decision.'
  if (late === 0 || oldest === null)
    return `None of ${countOf(open, 'referral')} has waited longer than ${decisionDays} days for a decision.`
  const have = late === 1 ? 'has' : 'have'
  return (
    `${numberInWords(late)} of ${countOf(open, 'referral')} ${have} waited longer than ${decisionDays} days ` +
    `for a decision, the oldest since ${dayInWords(oldest)}.`
  )
}

const asAt = (today: Day): string => `as at ${dayInWords(today)}`

/** The group's name, linked for those who may open it; alphabetical, because nobody is ranked. */
function inOrder<T extends { readonly key: string }>({ nameOf }: OverviewModel, rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => nameOf(a.key).localeCompare(nameOf(b.key), 'en-GB'))
}
function named({ nameOf, hrefOf }: OverviewModel, key: string): { text: Content } {
  const href = hrefOf(key)
  return { text: href ? <Link href={href}>{nameOf(key)}</Link> : nameOf(key) }
}

const bandColumns = [
  { heading: 'In time', isNumeric: true },
  ...beyondBands.map(band => ({ heading: band.title, isNumeric: true })),
  { heading: 'All late', isNumeric: true },
]
const bandCells = ({ inTime, beyond, late }: Aged): number[] => [inTime, ...beyond, late]

/** One bar a group: how far beyond the 28 days the late ones are. */
function AgedChart({ overview, nameOf, today, systemName, mark }: OverviewModel) {
  const late = overview.aged.reduce((sum, row) => sum + row.late, 0)
  if (late === 0) return null
  const bars = drawAgeBands({
    measure: `Referrals without a decision by days beyond the ${decisionDays}, received in the usual course${mark}`,
    ...{ place: systemName, counted: 'referrals', bands: beyondBands.map(band => band.title) },
    finding: `${countOf(late, 'referral')} late that came in the usual course${mark}`,
    places: overview.aged.map(row => ({ name: nameOf(row.key), counts: row.beyond })),
  })
  return <Chart id="by-age" of={bars} asAt={asAt(today)} />
}

/** Whether it gets better: ordinary variation looks like change in a table. */
function InTimeChart({ inTime, today, systemName, mark }: OverviewModel) {
  const measure = `Concluded within ${decisionDays} days${mark}`
  const chart = drawControlChart({
    ...{ chart: inTime, measure, place: systemName },
    write: value => `${value}%`,
  })
  return <Chart id="in-time-by-month" of={chart} asAt={asAt(today)} />
}

function AgedTable(model: OverviewModel) {
  const { overview, by, today } = model
  return (
    <DataTable
      id="in-time"
      caption="Referrals without a decision, received in the usual course"
      asAt={asAt(today)}
      columns={[
        { heading: groupings[by] },
        { heading: 'In time', isNumeric: true },
        { heading: 'Late', isNumeric: true },
      ]}
      rows={inOrder(model, overview.aged).map(row => [named(model, row.key), row.inTime, row.late])}
      total={overview.aged.length}
      empty={{ why: 'No referral waits for a decision.' }}
    />
  )
}

/** What came late already stands apart from one's own delays; together the three are everything. */
function CohortTable({ overview, today }: OverviewModel) {
  return (
    <DataTable
      id="by-cohort"
      kind="matrix"
      caption="The same by how they came"
      asAt={asAt(today)}
      columns={[{ heading: 'Cohort' }, ...bandColumns]}
      rows={overview.agedByCohort.map(row => [cohorts[row.key as Cohort], ...bandCells(row)])}
      total={overview.agedByCohort.length}
      empty={{ why: 'No referral waits for a decision.' }}
    />
  )
}

function ForecastTable(model: OverviewModel) {
  const { overview, by, today } = model
  const total = overview.forecast.reduce((sum, row) => sum + row.total, 0)
  return (
    <DataTable
      id="forecast"
      kind="matrix"
      caption={`${countOf(total, 'referral')} will be late within ${workingDay.forecastDays} days unless decided, and why`}
      asAt={asAt(today)}
      columns={[
        { heading: groupings[by] },
        { heading: 'Will be late', isNumeric: true },
        ...causeIds.map(cause => ({ heading: causes[cause].title, isNumeric: true })),
      ]}
      rows={inOrder(model, overview.forecast).map(row => [
        named(model, row.key),
        row.total,
        ...causeIds.map(cause => row.why[cause]),
      ])}
      total={overview.forecast.length}
      empty={{ why: 'No referral waits for a decision.' }}
    />
  )
}

function ReviewTable(model: OverviewModel) {
  const { overview, by, today } = model
  const cells = ({ outstanding, overdue, booked }: Reviews): number[] => [outstanding, overdue, booked]
  return (
    <DataTable
      id="reviews"
      kind="matrix"
      caption="Reviews outstanding and overdue"
      asAt={asAt(today)}
      columns={[
        { heading: groupings[by] },
        ...['Outstanding', 'Overdue', 'Booked in time'].map(heading => ({ heading, isNumeric: true })),
      ]}
      rows={[
        ...inOrder(model, overview.reviews).map(row => [named(model, row.key), ...cells(row)]),
        ['Of all these, inherited with the service', ...cells(overview.inheritedReviews)],
      ]}
      total={overview.reviews.length + 1}
      empty={{ why: 'No review is due.' }}
    />
  )
}

function PromiseTable({ promises, today }: OverviewModel) {
  return (
    <DataTable
      id="promises"
      kind="matrix"
      caption="Every promise of the unit that is running"
      asAt={asAt(today)}
      columns={[
        { heading: 'Promise' },
        ...['Running', 'Late', `Late within ${workingDay.forecastDays} days`].map(heading => ({
          heading,
          isNumeric: true,
        })),
      ]}
      rows={promises.map(row => [row.title, row.running, row.late, row.soon])}
      total={promises.length}
      empty={{ why: 'No promise is recorded.' }}
    />
  )
}

function HowCounted() {
  return (
    <Details summary="How these were worked out">
      <p>
        Every case of the system is counted, whoever may open it; no name is read. A referral is counted from
        the day a notice that full consideration is required was received, which is day 0, until the verified
        decision or until it is closed without one. It is late from day {decisionDays + 1}. The bands are
        those of the national quarterly return.
      </p>
      <p>
        A review is outstanding when it is overdue or due within {workingDay.outstandingMonths} months (local
        definition). The forecast counts decisions whose last day falls within the next{' '}
        {workingDay.forecastDays} days; each stands under the first cause that holds, from left to right.
      </p>
      <p>
        Late is not to blame: cases inherited with the service, and cases that were open while assessments
        were suspended nationally in 2020, are shown apart.
      </p>
    </Details>
  )
}
