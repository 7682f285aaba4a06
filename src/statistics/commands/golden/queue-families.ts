import { erlangQueue } from '../../queues/steady-state.ts'
import { traceQueue } from '../../queues/trace.ts'
import type { Family } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, required } from './table.ts'

type QueueCase = {
  readonly case_id: string
  readonly capacity: number | null
  readonly schedule: {
    readonly times: readonly number[] | number
    readonly values: readonly number[] | number
    readonly period: number | null
  } | null
  readonly until: number | null
}

const listOf = (value: readonly number[] | number): readonly number[] =>
  typeof value === 'number' ? [value] : value

function queueAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('queue_inputs.csv')
  const cases = folder.cases<QueueCase>('queue_cases.json')
  if (!inputs || !cases) return null
  const groups = groupRows(inputs.rows, 'case_id')
  return cases.flatMap(({ case_id, capacity, schedule, until }) => {
    const rows = groups.get(case_id) ?? []
    const trace = traceQueue(
      {
        arrival: rows.map(row => required(row, 'arrival_time')),
        service: rows.map(row => required(row, 'service_time')),
        priority: rows.map(row => numberIn(row, 'priority') ?? 0),
      },
      {
        servers: schedule
          ? {
              times: listOf(schedule.times),
              servers: listOf(schedule.values),
              period: schedule.period ?? null,
            }
          : (capacity ?? 1),
        ...(until === null ? {} : { until }),
      },
    )
    if (!trace.ok) return []
    const { start, end, finished } = trace.value
    return rows.map((row, i) => {
      const done = finished[i] === 1
      const times = { service_start: done ? start[i]! : null, end_time: done ? end[i]! : null }
      return { case_id, item: row.item ?? '', ...times, finished: done }
    })
  })
}

function steadyStateAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const table = folder.table('mmc.csv')
  if (!table) return null
  return table.rows.map(row => {
    const state = erlangQueue(required(row, 'servers'), required(row, 'lambda'), required(row, 'mu'))
    if (!state.ok) return row
    const { utilisation, probabilityOfWait, averageQueue, averageWait, waitLongerThan } = state.value
    return {
      ...row,
      utilisation,
      p_wait: probabilityOfWait,
      mean_queue: averageQueue,
      mean_wait: averageWait,
      mean_in_system: state.value.averageInSystem,
      p_wait_over_1: waitLongerThan(1),
    }
  })
}

const steadyStateKeys = ['case_id', 'servers', 'lambda', 'mu']

export const queueFamilies: readonly Family[] = [
  {
    name: 'queue_expected',
    keys: ['case_id', 'item'],
    columns: ['case_id', 'item', 'service_start', 'end_time', 'finished'],
    answer: queueAnswers,
  },
  {
    name: 'mmc',
    keys: steadyStateKeys,
    columns: [
      ...steadyStateKeys,
      ...['utilisation', 'p_wait', 'mean_queue', 'mean_wait', 'mean_in_system', 'p_wait_over_1'],
    ],
    answer: steadyStateAnswers,
  },
]
