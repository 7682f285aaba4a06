import { day, instant } from '#kit'
import {
  DataTable,
  Details,
  DueDate,
  EmptyState,
  FigureNotes,
  FigureValue,
  InsetText,
  LeadSentence,
  NotificationBanner,
  PageTabs,
  type PromiseKind,
  PromiseTag,
  promiseKinds,
  SummaryList,
  Tag,
  TaskList,
  TimeLimitStrip,
  Timeline,
  WarningCallout,
} from '../../src/web/components/index.ts'
import { renderPage } from '../../src/web/layout/index.ts'
import { staffFrame } from './frame.ts'

const today = day('2021-03-10')
const place = 'Blackburn with Darwen'

/** A case as its staff see it, and every other part once. All of it invented. */
export const partsPage = (): string =>
  renderPage({
    ...staffFrame,
    title: 'Joan Example [invented]',
    breadcrumb: [
      { text: 'My work', href: '/work' },
      { text: 'Cases', href: '/work/cases' },
    ],
    main: (
      <>
        <h1>Joan Example [invented]</h1>
        <LeadSentence>
          The decision is <span class="app-late">9 days late</span>. We are waiting for hospital notes.
        </LeadSentence>
        <NotificationBanner variant="success" text="Nina was named as coordinator." />
        <PageTabs
          label="Parts of this case"
          items={[
            { text: 'Case', href: '/case', isCurrent: true },
            { text: 'Assessment', href: '/assessment' },
            { text: 'Letters (2)', href: '/letters' },
            { text: 'Who has looked', href: '/who' },
          ]}
        />
        <CaseSummary />
        <Limits />
        <Happened />
        <Worklist />
        <SmallParts />
      </>
    ),
  })

const how = [
  'Checklist received 1 February 2021 starts the clock.',
  '28 days, whole days, weekends and bank holidays counted.',
  'Standing Rules 2012, regulation 21; National Framework 2018, paragraph 188.',
  'No pause: delays are recorded with their cause, the 28 days do not stop.',
]

function CaseSummary() {
  return (
    <SummaryList
      rows={[
        { key: 'Number', value: 'LSC-2021-000123' },
        { key: 'Decision due', value: <DueDate due={day('2021-03-01')} today={today} how={how} /> },
        { key: 'Review due', value: <DueDate due={day('2021-03-13')} today={today} /> },
        {
          key: 'Coordinator',
          value: 'Nina, nurse coordinator',
          actions: [{ href: '/change', text: 'Change', visuallyHiddenText: 'coordinator' }],
        },
      ]}
    />
  )
}

function Limits() {
  return (
    <>
      <h2>The 28 days</h2>
      <TimeLimitStrip
        label="Time limit for the decision"
        events={[
          { day: day('2021-02-01'), text: 'Checklist received', kind: 'start' },
          { day: day('2021-02-04'), text: 'Hospital notes asked for', kind: 'event' },
          { day: day('2021-02-11'), text: 'Chased', kind: 'event' },
          { day: day('2021-03-01'), text: 'Decision due', kind: 'due' },
          { day: today, text: 'Today, 9 days late', kind: 'today' },
        ]}
      />
      <TimeLimitStrip
        label="Yearly reviews"
        events={[
          { day: day('2013-04-01'), text: 'Came with the service', kind: 'start' },
          { day: day('2013-06-29'), text: 'First review due', kind: 'due' },
          { day: day('2020-01-31'), text: 'Counted as late', kind: 'event' },
          { day: day('2020-06-30'), text: 'Reviewed', kind: 'stop' },
        ]}
      />
    </>
  )
}

function Happened() {
  return (
    <>
      <h2>What happened</h2>
      <Timeline
        label="What happened"
        entries={[
          {
            occurred: day('2021-02-01'),
            recorded: instant('2021-02-01T11:00:00Z'),
            title: 'Checklist received',
            by: 'referrer, Royal Blackburn Hospital',
          },
          {
            occurred: day('2021-02-03'),
            recorded: instant('2021-02-05T09:30:00Z'),
            title: 'Coordinator named',
            text: <p>Nina, nurse coordinator.</p>,
            by: 'place lead, Blackburn with Darwen',
          },
          {
            occurred: instant('2021-02-04T14:00:00Z'),
            recorded: instant('2021-02-04T14:05:00Z'),
            title: 'Hospital notes received',
            by: 'nurse coordinator',
            withdrawn: { why: 'they were about somebody else.', at: instant('2021-02-08T10:00:00Z') },
          },
        ]}
      />
    </>
  )
}

function Worklist() {
  return (
    <>
      <h2>Worklist</h2>
      <DataTable
        id="late"
        caption="Three of 412 cases are late"
        asAt="as at 10 March 2021"
        columns={[
          { heading: 'Case' },
          { heading: 'Place' },
          { heading: 'Decision due' },
          { heading: 'Days', isNumeric: true },
        ]}
        rows={[
          [
            { text: 'LSC-2021-000123', href: '/case/123' },
            place,
            { text: <DueDate due={day('2021-03-01')} today={today} /> },
            37,
          ],
          [
            { text: 'LSC-2021-000124', href: '/case/124' },
            place,
            { text: <DueDate due={day('2021-03-09')} today={today} how={how} /> },
            29,
          ],
          [
            { text: 'LSC-2021-000125', href: '/case/125' },
            place,
            { text: <DueDate due={null} today={today} /> },
            0,
          ],
        ]}
        total={412}
        empty={{ why: 'No case is late.' }}
        previousHref="?before=LSC-2021-000123"
        nextHref="?after=LSC-2021-000125"
        csvHref="/work/cases.csv"
        howHref="/figures/late"
      />
      <DataTable
        id="quarters"
        kind="matrix"
        caption="Decisions within 28 days rose in one place of two"
        asAt="as at 31 December 2020"
        columns={[
          { heading: 'Place' },
          ...['April to June 2020', 'July to September 2020', 'October to December 2020'].map(heading => ({
            heading,
            isNumeric: true,
          })),
        ]}
        rows={[
          ['Blackburn with Darwen', '61%', '64%', percent(71)],
          ['Fylde and Wyre', '70%', percent(null), '68%'],
        ]}
        total={2}
        empty={{ why: 'Nothing was counted.' }}
        csvHref="/quarters.csv"
      />
      <FigureNotes marks={['suppressed', 'provisional']} />
    </>
  )
}

const percent = (value: number | null) => ({
  text: (
    <FigureValue
      figure={{
        measure: 'decided within 28 days',
        place,
        date: 'October to December 2020',
        value,
        unit: '%',
        marks: value === null ? [] : ['provisional'],
      }}
    />
  ),
})

function SmallParts() {
  return (
    <>
      <h2>Small parts</h2>
      <p class="app-actions">
        {(Object.keys(promiseKinds) as PromiseKind[]).map(kind => (
          <PromiseTag kind={kind} />
        ))}
      </p>
      <p class="app-actions">
        <Tag>default</Tag> <Tag colour="grey">grey</Tag> <Tag colour="red">red</Tag>{' '}
        <Tag colour="blue">blue</Tag> <Tag colour="yellow">yellow</Tag>
      </p>
      <InsetText text="Late is not to blame: we always say who is waited for." />
      <WarningCallout heading="Before you decide" text="The family has not been told yet." />
      <Details summary="What the meeting will ask">
        <p>Twelve areas of need, one after the other.</p>
      </Details>
      <TaskList
        items={[
          { heading: 'Name a coordinator', href: '/coordinator', status: 'Done' },
          { heading: 'Book the meeting', href: '/meeting', status: { tag: { children: 'To do' } } },
          { heading: 'Record the decision', hint: 'After the meeting', status: 'Cannot start yet' },
        ]}
      />
      <EmptyState
        why="No letters have been written yet."
        fills="A letter is written when a decision is recorded."
        who="Place leads record decisions."
      />
    </>
  )
}
