/** A queue of given arrivals (λ 1, mean service 3.2, 4 servers), and a year of an individual care unit's reviews. */
import { type BacklogModel, forecastBacklog, randomStream, traceQueue } from '#statistics'
import { report } from './measure.ts'

const random = randomStream(4)

function itemsOf(count: number) {
  const arrival = new Float64Array(count)
  const service = new Float64Array(count)
  let time = 0
  for (let i = 0; i < count; i++) {
    time += random.exponential()
    arrival[i] = time
    service[i] = 3.2 * random.exponential()
  }
  return { arrival, service }
}

const few = itemsOf(10_000)
const many = itemsOf(100_000)
const program = 'simmer, times given'
const week = [7.5, 7.5, 7.5, 7.5, 7.5, 0, 0] as const
const replications = 100

/** 2,800 overdue reviews, new work each week, recall after a year, 24 nurses of whom 6% are away. */
const reviews: BacklogModel = {
  from: '2021-03-10',
  days: 365,
  closed: ['2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31', '2021-08-30', '2021-12-27', '2021-12-28'],
  kinds: [
    {
      kind: 'assessment',
      priority: 2,
      backlog: 60,
      arrivals: { perDay: [6, 5, 5, 5, 4, 0, 0] },
      hours: { mean: 5, deviation: 2 },
      recall: { kind: 'review', afterDays: 90, share: 0.4 },
      grades: ['band 6', 'band 7'],
    },
    {
      kind: 'review',
      priority: 1,
      backlog: 2800,
      arrivals: { perDay: [4, 4, 4, 4, 4, 0, 0] },
      hours: { mean: 8.5, deviation: 4 },
      recall: { kind: 'review', afterDays: 365, share: 0.55 },
      grades: ['band 6'],
    },
  ],
  staff: [
    { grade: 'band 6', people: 24, hours: week, absence: { share: 0.06, meanSpell: 4 } },
    { grade: 'band 7', people: 4, hours: [7.5, 7.5, 7.5, 7.5, 0, 0, 0] },
  ],
}

report('Queues and backlogs', [
  {
    name: '10,000 arrivals at four servers',
    items: 10_000,
    of: 'arrivals',
    run: () => traceQueue(few, { servers: 4 }),
    elsewhere: { seconds: 0.039, program, aim: 10 },
  },
  {
    name: '100,000 arrivals at four servers',
    items: 100_000,
    of: 'arrivals',
    run: () => traceQueue(many, { servers: 4 }),
    elsewhere: { seconds: 0.326, program, aim: 10 },
  },
  {
    name: 'a year of a backlog of 2,800, 28 people',
    items: replications,
    of: 'replications',
    run: () => forecastBacklog(reviews, { replications }),
    elsewhere: null,
  },
])
