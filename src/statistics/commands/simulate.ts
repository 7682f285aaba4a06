import { forecastBacklog } from '../backlogs/forecast.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import type { CapacitySchedule } from '../queues/capacity.ts'
import { queueEngine } from '../queues/engine.ts'
import { capacityOf } from '../queues/trace.ts'
import { priorityLine } from '../queues/waiting-line.ts'
import { type Arguments, numberOption, readArguments } from './arguments.ts'
import { readBacklogModel } from './backlog-file.ts'
import type { Command, Streams } from './command.ts'
import { numberCell, optionalNumberCell } from './files/cells.ts'
import { readText } from './files/open.ts'
import { csvWriter, needColumns, type RowHandler, type RowWriter } from './files/stream.ts'
import { formAsked, sayRefusal, showsHelp } from './refusing.ts'
import { tableCommand } from './table-command.ts'

const usage = `answerable simulate [FILE] --servers N | --schedule T:N,T:N[/PERIOD] [--until T] [--json]
answerable simulate --plan FILE [--replications N] [--seed N] [--json]

The first form follows given items through a queue. Reads CSV with columns arrival_time and service_time (and item,
priority; larger goes first) in order of arrival, and writes each item as it is finished, those that were not last.
A schedule gives the number of servers from each time on; with a period it repeats.

The second form runs a plan for a backlog many times and writes, day by day, what is open and done in 5, 25, 50, 75 and
95 of 100 runs. With --json also when the backlog is cleared. The plan is a JSON file: from, days, closed, kinds, staff
(see docs/statistics.md).`

const options = ['servers', 'schedule', 'until', 'plan', 'replications', 'seed']

const traceCommand = tableCommand({
  name: 'simulate',
  summary: 'queues and backlogs: given items through a queue, or a plan with its range',
  usage,
  options,
  prepare(args, writer) {
    const servers = serversOf(args)
    if (!servers.ok) return servers
    const until = numberOption(args, 'until', Infinity)
    if (!until.ok) return until
    const capacity = capacityOf(servers.value)
    if (!capacity.ok) return capacity
    return worked(queueRows(capacity.value, until.value, writer))
  },
})

export const simulateCommand: Command = {
  name: 'simulate',
  summary: traceCommand.summary,
  usage,
  async run(args, io) {
    if (showsHelp(args, usage, io)) return 0
    const read = readArguments(args, { options, flags: ['json'], words: 1 })
    if (!read.ok) return sayRefusal(io, read.refusal, formAsked(args))
    const plan = read.value.option('plan')
    return plan === null ? traceCommand.run(args, io) : runPlan(plan, read.value, io)
  },
}

/** `8` servers, or `0:0,8:3,16:0/24`. */
function serversOf(args: Arguments): Outcome<number | CapacitySchedule> {
  const text = args.option('schedule')
  if (text === null) {
    if (args.option('servers') === null)
      return unworkable('missing-value', '--servers or --schedule is wanted', { field: 'servers' })
    return numberOption(args, 'servers', 1)
  }
  const [entries = '', period] = text.split('/')
  const pairs = entries.split(',').map(entry => entry.split(':').map(Number))
  const isRead = pairs.every(pair => pair.length === 2 && pair.every(Number.isFinite))
  if (!isRead || (period !== undefined && !(Number(period) > 0)))
    return unworkable('out-of-range', '--schedule must be T:N,T:N and perhaps /PERIOD', { field: 'schedule' })
  return worked({
    times: pairs.map(pair => pair[0]!),
    servers: pairs.map(pair => pair[1]!),
    period: period === undefined ? null : Number(period),
  })
}

type Inside = { item: string; arrival: number; service: number; priority: number; start: number | null }

/** Only the items that wait or are served are in memory. */
function queueRows(
  capacity: Parameters<typeof queueEngine>[1],
  until: number,
  writer: RowWriter,
): RowHandler & { end(): Outcome<unknown> } {
  const inside = new Map<number, Inside>()
  let latest = 0
  const write = (each: Inside, end: number | null): void =>
    writer.row({
      item: each.item,
      arrival_time: each.arrival,
      service_time: each.service,
      priority: each.priority,
      service_start: each.start,
      end_time: end,
      finished: end !== null,
    })
  const engine = queueEngine(priorityLine(), capacity, until, {
    started(item, time) {
      inside.get(item)!.start = time
    },
    finished(item, time) {
      write(inside.get(item)!, time)
      inside.delete(item)
    },
  })
  let hasNames = false
  return {
    columns(names) {
      hasNames = names.includes('item')
      return needColumns(names, ['arrival_time', 'service_time'])
    },
    row(row) {
      const arrival = numberCell(row, 'arrival_time')
      if (!arrival.ok) return arrival
      const service = numberCell(row, 'service_time')
      if (!service.ok) return service
      const priority = optionalNumberCell(row, 'priority')
      if (!priority.ok) return priority
      const where = { row: row.number, field: 'arrival_time' }
      if (arrival.value < 0)
        return unworkable('out-of-range', 'an item arrives before time 0, at which the queue opens', where)
      if (arrival.value < latest)
        return unworkable(
          'unsorted-dates',
          'an item arrives before the one above it; sort by arrival_time',
          where,
        )
      if (service.value < 0)
        return unworkable('negative-count', 'a service time is negative', {
          row: row.number,
          field: 'service_time',
        })
      latest = arrival.value
      const item = hasNames ? row.get('item') : String(row.number)
      const rank = priority.value ?? 0
      inside.set(row.number, { item, arrival: latest, service: service.value, priority: rank, start: null })
      engine.arrive(row.number, latest, service.value, rank)
      return service
    },
    end() {
      engine.finish()
      for (const each of inside.values()) write(each, null)
      return worked(null)
    },
  }
}

async function runPlan(file: string, args: Arguments, io: Streams): Promise<number> {
  const form = args.has('json') ? 'json' : 'text'
  const replications = numberOption(args, 'replications', 1000)
  if (!replications.ok) return sayRefusal(io, replications.refusal, form)
  const seed = numberOption(args, 'seed', 1)
  if (!seed.ok) return sayRefusal(io, seed.refusal, form)
  const model = readPlan(file)
  if (!model.ok) return sayRefusal(io, model.refusal, form)
  const forecast = forecastBacklog(model.value, { replications: replications.value, seed: seed.value })
  if (!forecast.ok) return sayRefusal(io, forecast.refusal, form)
  if (form === 'json') {
    io.stdout.write(`${JSON.stringify(forecast.value)}\n`)
    return 0
  }
  const writer = csvWriter(io.stdout)
  for (const { date, open, done } of forecast.value.days)
    writer.row({ date, ...prefixed('open', open), ...prefixed('done', done) })
  await writer.finish()
  const { share, p50 } = forecast.value.cleared
  io.stderr.write(
    `The backlog is cleared in ${(share * 100).toFixed(0)} of 100 runs${p50 === null ? '' : `, in half of them by ${p50}`}.\n`,
  )
  return 0
}

const prefixed = (name: string, band: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(band).map(([key, value]) => [`${name}_${key}`, value]))

function readPlan(file: string) {
  const text = readText(file, 'plan')
  if (!text.ok) return text
  let plan: unknown
  try {
    plan = JSON.parse(text.value.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return unworkable('not-a-number', `${file} is not JSON: ${error.message}`, { field: 'plan' })
  }
  return readBacklogModel(plan)
}
