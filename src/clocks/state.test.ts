import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, fromDayNumber, type Instant, londonDay } from '#kit'
import { type ClockState, clockStates, type Outcome, type Standing, soonUntil, stateOn } from './state.ts'

const clock = (changes: Partial<Standing> = {}): Standing => ({
  ...{ startedOn: day('2021-02-01'), dueOn: day('2021-03-01'), dueAt: null, pauses: [] },
  ...{ stoppedOn: null, stoppedAt: null, outcome: null },
  ...changes,
})
const stopped = (on: string, outcome: Outcome = 'stopped') => ({ stoppedOn: day(on), outcome })
const opened = (from: string, to: string | null = null) => ({
  pauses: [{ from: day(from), to: to === null ? null : day(to) }],
})
const at = (text: string) => text as Instant
const inHours = {
  startedOn: day('2021-03-10'),
  dueOn: day('2021-03-10'),
  dueAt: at('2021-03-10T11:00:00.000Z'),
}

type Row = { when: string; clock: Standing; on: string; now?: string; state: ClockState }
const rows: Row[] = [
  { when: 'the day before it starts', clock: clock(), on: '2021-01-31', state: 'not-started' },
  { when: 'its first day', clock: clock(), on: '2021-02-01', state: 'running' },
  { when: 'five working days ahead', clock: clock(), on: '2021-02-22', state: 'due-soon' },
  { when: 'the due day', clock: clock(), on: '2021-03-01', state: 'due-today' },
  { when: 'the day after', clock: clock(), on: '2021-03-02', state: 'late' },
  { when: 'no due day', clock: clock({ dueOn: null }), on: '2021-03-02', state: 'running' },
  { when: 'in a pause', clock: clock(opened('2021-02-10', '2021-02-12')), on: '2021-02-12', state: 'paused' },
  { when: 'after it', clock: clock(opened('2021-02-10', '2021-02-12')), on: '2021-02-13', state: 'running' },
  {
    when: 'in an open pause',
    clock: clock({ dueOn: null, ...opened('2021-02-10') }),
    on: '2021-06-01',
    state: 'paused',
  },
  {
    when: 'a pause begun after it was late',
    clock: clock(opened('2021-03-05')),
    on: '2021-03-06',
    state: 'late',
  },
  {
    when: 'stopped on the due day',
    clock: clock(stopped('2021-03-01')),
    on: '2021-03-01',
    state: 'stopped-in-time',
  },
  {
    when: 'stopped the day after',
    clock: clock(stopped('2021-03-02')),
    on: '2021-03-09',
    state: 'stopped-late',
  },
  {
    when: 'the day before it was stopped late',
    clock: clock(stopped('2021-03-09')),
    on: '2021-03-08',
    state: 'late',
  },
  {
    when: 'closed without what was promised',
    clock: clock(stopped('2021-03-09', 'discounted')),
    on: '2021-03-09',
    state: 'discounted',
  },
  {
    when: 'taken back',
    clock: clock(stopped('2021-02-01', 'withdrawn')),
    on: '2021-02-01',
    state: 'withdrawn',
  },
  {
    when: 'before the hour',
    clock: clock(inHours),
    on: '2021-03-10',
    now: '2021-03-10T11:00:00.000Z',
    state: 'due-today',
  },
  {
    when: 'past the hour',
    clock: clock(inHours),
    on: '2021-03-10',
    now: '2021-03-10T11:00:00.001Z',
    state: 'late',
  },
  {
    when: 'stopped past the hour of the same day',
    clock: clock({ ...inHours, ...stopped('2021-03-10'), stoppedAt: at('2021-03-10T11:00:01.000Z') }),
    on: '2021-03-10',
    state: 'stopped-late',
  },
]
for (const row of rows)
  test(`${row.when}: ${row.state}`, () => {
    const now = row.now === undefined ? undefined : at(row.now)
    assert.equal(stateOn(row.clock, day(row.on), now), row.state)
  })

const someDay = fc.integer({ min: 18_600, max: 18_700 }).map(fromDayNumber)
const hourOf = (on: Day) =>
  fc.constantFrom('00:00', '09:30', '23:30').map(hour => at(`${on}T${hour}:00.000Z`))
const outcomes = fc.option(fc.constantFrom<Outcome>('stopped', 'discounted', 'withdrawn'))
const pauses = fc.array(
  fc.record({ from: someDay, length: fc.option(fc.nat(9)) }).map(({ from, length }) => ({
    from,
    to: length === null ? null : addDays(from, length),
  })),
  { maxLength: 2 },
)
const clocks: fc.Arbitrary<Standing> = fc
  .record({
    startedOn: someDay,
    due: fc.option(someDay),
    pauses,
    stop: someDay,
    outcome: outcomes,
    hours: fc.boolean(),
  })
  .chain(({ startedOn, due, pauses, stop, outcome, hours }) =>
    fc.record({
      startedOn: fc.constant(startedOn),
      dueOn: fc.constant(due),
      dueAt: due && hours ? hourOf(due) : fc.constant(null),
      pauses: fc.constant(pauses),
      stoppedOn: fc.constant(outcome && stop),
      stoppedAt: outcome && hours ? hourOf(stop) : fc.constant(null),
      outcome: fc.constant(outcome),
    }),
  )

/** Each list by a definition of its own, from the words of the due list and not from the order of the checks. */
const belongs: Record<ClockState, (clock: Standing, today: Day, now: Instant) => boolean> = {
  'not-started': (c, today) => open(c, today) && c.startedOn > today,
  paused: (c, today) => begun(c, today) && isPaused(c, today),
  running: (c, today) => waiting(c, today) && (c.dueOn === null || c.dueOn > soonUntil(today)),
  'due-soon': (c, today) =>
    waiting(c, today) && c.dueOn !== null && c.dueOn > today && c.dueOn <= soonUntil(today),
  'due-today': (c, today, now) => waiting(c, today) && c.dueOn === today && !pastHour(c, today, now),
  late: (c, today, now) =>
    waiting(c, today) && c.dueOn !== null && (c.dueOn < today || pastHour(c, today, now)),
  'stopped-in-time': (c, today) => ended(c, today, 'stopped') && kept(c),
  'stopped-late': (c, today) => ended(c, today, 'stopped') && !kept(c),
  discounted: (c, today) => ended(c, today, 'discounted'),
  withdrawn: (c, today) => ended(c, today, 'withdrawn'),
}
const open = (c: Standing, today: Day) => c.outcome === null || c.stoppedOn! > today
const ended = (c: Standing, today: Day, outcome: Outcome) => !open(c, today) && c.outcome === outcome
const begun = (c: Standing, today: Day) => open(c, today) && c.startedOn <= today
const isPaused = (c: Standing, today: Day) =>
  c.pauses.some(
    ({ from, to }) => from <= today && !(to !== null && to < today) && !(c.dueOn !== null && c.dueOn < from),
  )
const waiting = (c: Standing, today: Day) => begun(c, today) && !isPaused(c, today)
const pastHour = (c: Standing, today: Day, now: Instant) =>
  c.dueOn === today && c.dueAt !== null && londonDay(now) === today && now > c.dueAt
const kept = (c: Standing) =>
  c.dueAt !== null && c.stoppedAt !== null
    ? c.stoppedAt <= c.dueAt
    : c.dueOn === null || c.stoppedOn! <= c.dueOn

test('every clock is in exactly one list on any day', () => {
  const moments = someDay.chain(today => fc.tuple(fc.constant(today), hourOf(today)))
  fc.assert(
    fc.property(clocks, moments, (clock, [today, now]) => {
      const lists = clockStates.filter(state => belongs[state](clock, today, now))
      assert.deepEqual(lists, [stateOn(clock, today, now)])
    }),
    { numRuns: 2000 },
  )
})

test('a clock that is neither paused nor ended does not become less urgent as days go by', () => {
  const order: readonly ClockState[] = ['not-started', 'running', 'due-soon', 'due-today', 'late']
  fc.assert(
    fc.property(clocks, someDay, fc.nat(40), (drawn, today, days) => {
      const plain = { ...drawn, pauses: [], stoppedOn: null, stoppedAt: null, outcome: null }
      const [now, then] = [today, addDays(today, days)].map(each => order.indexOf(stateOn(plain, each)))
      assert.ok(now! <= then!)
    }),
  )
})
