import { renderPage } from '../../src/web/layout/index.ts'
import { FirstPage, type FirstPageModel, type StoryModel } from './first-page.tsx'
import { publicFrame } from './frame.ts'

const base = '/lancashire-and-south-cumbria'
const from2020 = { place: 'Lancashire and South Cumbria', date: 'January 2020' }

const lateReviews: StoryModel = {
  heading: 'Care reviews are late',
  promise: 'national-standard',
  sentence: [
    'About ',
    {
      figure: { ...from2020, measure: 'reviews outstanding', value: 3800, marks: ['estimated'] },
      href: `${base}/figures/reviews-outstanding`,
    },
    ' were outstanding, over ',
    {
      figure: { ...from2020, measure: 'reviews past their date', value: 2800 },
      href: `${base}/figures/reviews-late`,
    },
    ' past their date.',
  ],
  source: 'January 2020 · business case, p17–18 · nothing newer recorded',
  more: [['About 2,000 overdue reviews came with the service in 2013, without matching resource.']],
  link: { text: 'How these were worked out', href: `${base}/promises/individual-care` },
}

const gap: StoryModel = {
  heading: 'The money: £240m to £340m short',
  kind: 'forecast',
  sentence: ['About £300m is 8% of a £3.7bn budget.'],
  source: 'Board, 3 February 2021, p41',
  range: {
    id: 'gap',
    title: 'The gap is between £240m and £340m',
    description: 'A scale from nothing to £340m. The range covers £240m to £340m, with £300m as the middle.',
    low: 240,
    high: 340,
    middle: 300,
    write: value => (value === 0 ? '£0' : `£${value}m`),
  },
  more: [['This is a gap, not a list of cuts.']],
  link: { text: 'What could close it', href: `${base}/money/gap` },
}

const lastDecision: StoryModel = {
  heading: 'Last decision: more staff for individual care',
  sentence: ['£796,000 a year asked for; £2m to £4m said to be needed.'],
  more: [['Decisions recorded here: 0 of 8 commissioners.']],
  link: { text: 'Who decides', href: `${base}/decisions` },
}

const model: FirstPageModel = {
  question: 'What was promised, and is it being kept?',
  findAreaAction: '/',
  stories: [lateReviews, gap, lastDecision],
  questions: {
    heading: 'Questions',
    empty: {
      why: 'None recorded yet.',
      who: 'Scrutiny councillors put them.',
      link: { text: 'How to ask', href: `${base}/questions` },
    },
  },
  differing: [
    { text: '£770,000 or £796,000 a year?', href: `${base}/check-a-figure/staff` },
    { text: '£3.5bn or £3.7bn budget?', href: `${base}/check-a-figure/budget` },
  ],
  acts: [
    { text: 'Follow', href: `${base}/follow` },
    { text: 'Print', href: `${base}?print` },
    { text: 'Download', href: `${base}/data` },
    { text: 'Report a problem with this page', href: '/about/report' },
  ],
  sources: [
    { id: 'business-case', text: 'Individual care business case, January 2020, pages 17 and 18.' },
    { id: 'board', text: 'Board paper, 3 February 2021, page 41.' },
  ],
}

/** Layout A of the design with its example's words. */
export const layoutA = (): string =>
  renderPage({
    ...publicFrame,
    title: model.question,
    edition: { name: 'February 2021', hash: '5f1c2a9e0b7d4c86a3e1f08b92d6c7450a1be3f2' },
    main: <FirstPage model={model} />,
  })
