import {
  Button,
  EmptyState,
  Endnotes,
  Figure,
  FigureNotes,
  FormElement,
  Input,
  Link,
  PromiseTag,
  RangeBar,
  StoryBlock,
  Tag,
} from '../../src/web/components/index.ts'
import { renderPage } from '../../src/web/layout/index.ts'
import { publicFrame } from './frame.ts'

const base = '/lancashire-and-south-cumbria'
const place = 'Lancashire and South Cumbria'

/** Layout A of the design: the first page of a system, with its example's words. */
export const layoutA = (): string =>
  renderPage({
    ...publicFrame,
    title: 'What was promised, and is it being kept?',
    edition: { name: 'February 2021', hash: '5f1c2a9e0b7d4c86a3e1f08b92d6c7450a1be3f2' },
    main: (
      <>
        <h1>What was promised, and is it being kept?</h1>
        <AreaFinder />
        <LateReviews />
        <Gap />
        <LastDecision />
        <Questions />
        <FiguresThatDiffer />
        <FigureNotes marks={['estimated']} />
        <ul class="app-actions">
          {['Follow', 'Print', 'Download', 'Report a problem with this page'].map(text => (
            <li>
              <Link href={`${base}/${text.toLowerCase().replaceAll(' ', '-')}`}>{text}</Link>
            </li>
          ))}
        </ul>
        <Endnotes
          isForPrintOnly
          heading="Sources"
          notes={[
            { id: 'business-case', text: 'Individual care business case, January 2020, pages 17 and 18.' },
            { id: 'board', text: 'Board paper, 3 February 2021, page 41.' },
          ]}
        />
      </>
    ),
  })

function AreaFinder() {
  return (
    <FormElement action="/" method="get" class="app-inline-form">
      <Input name="area" label="Council, place or GP practice" />
      <Button variant="secondary">Find my area</Button>
    </FormElement>
  )
}

function LateReviews() {
  const date = 'January 2020'
  return (
    <StoryBlock
      heading="Care reviews are late"
      tag={<PromiseTag kind="national-standard" />}
      sentence={
        <>
          About{' '}
          <Figure
            href={`${base}/figures/reviews-outstanding`}
            figure={{ measure: 'reviews outstanding', place, date, value: 3800, marks: ['estimated'] }}
          />{' '}
          were outstanding, over{' '}
          <Figure
            href={`${base}/figures/reviews-late`}
            figure={{ measure: 'reviews past their date', place, date, value: 2800 }}
          />{' '}
          past their date.
        </>
      }
      source="January 2020 · business case, p17–18 · nothing newer recorded"
      link={{ text: 'How these were worked out', href: `${base}/promises/individual-care` }}
    >
      <p>About 2,000 overdue reviews came with the service in 2013, without matching resource.</p>
    </StoryBlock>
  )
}

function Gap() {
  return (
    <StoryBlock
      heading="The money: £240m to £340m short"
      tag={<Tag colour="none">forecast</Tag>}
      sentence="About £300m is 8% of a £3.7bn budget."
      source="Board, 3 February 2021, p41"
      link={{ text: 'What could close it', href: `${base}/money/gap` }}
    >
      <RangeBar
        id="gap"
        title="The gap is between £240m and £340m"
        description="A scale from nothing to £340m. The range covers £240m to £340m, with £300m marked as the middle."
        low={240}
        high={340}
        middle={300}
        write={value => (value === 0 ? '£0' : `£${value}m`)}
      />
      <p>This is a gap, not a list of cuts.</p>
    </StoryBlock>
  )
}

function LastDecision() {
  return (
    <StoryBlock
      heading="Last decision: more staff for individual care"
      sentence="£796,000 a year asked for; £2m to £4m said to be needed."
      link={{ text: 'Who decides', href: `${base}/decisions` }}
    >
      <p>Decisions recorded here: 0 of 8 commissioners.</p>
    </StoryBlock>
  )
}

function Questions() {
  return (
    <section class="app-story">
      <h2 class="app-story__heading">Questions</h2>
      <EmptyState
        why="None recorded yet."
        who="Scrutiny councillors put them."
        link={{ text: 'How to ask', href: `${base}/questions` }}
      />
    </section>
  )
}

function FiguresThatDiffer() {
  return (
    <section class="app-story">
      <h2 class="app-story__heading">Figures that differ (2)</h2>
      <ul class="app-actions app-actions--kept">
        <li>
          <Link href={`${base}/check-a-figure/staff`}>£770,000 or £796,000 a year?</Link>
        </li>
        <li>
          <Link href={`${base}/check-a-figure/budget`}>£3.5bn or £3.7bn budget?</Link>
        </li>
      </ul>
    </section>
  )
}
