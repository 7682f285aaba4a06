import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assertRefused, valueIn } from '../testing/outcomes.ts'
import { forecastBacklog } from './forecast.ts'
import type { BacklogModel, Week } from './model.ts'

const fullTime: Week = [7.5, 7.5, 7.5, 7.5, 7.5, 0, 0]

/** 2,800 overdue reviews at 4.42 a nurse and week, by twenty nurses. */
const overdue: BacklogModel = {
  from: '2021-03-08',
  days: 365,
  kinds: [{ kind: 'review', priority: 1, backlog: 2800, hours: { mean: 37.5 / 4.42 }, grades: ['nurse'] }],
  staff: [{ grade: 'nurse', people: 20, hours: fullTime }],
}

const busy: BacklogModel = {
  ...overdue,
  kinds: [
    {
      ...overdue.kinds[0]!,
      hours: { mean: 8, deviation: 4 },
      recall: { kind: 'review', afterDays: 90, share: 0.3 },
    },
    {
      kind: 'checklist',
      priority: 5,
      backlog: 0,
      arrivals: { perDay: [6, 6, 6, 6, 6, 0, 0] },
      hours: { mean: 3 },
      grades: ['nurse', 'manager'],
    },
  ],
  staff: [
    { grade: 'nurse', people: 20, hours: fullTime, absence: { share: 0.05, meanSpell: 4 } },
    { grade: 'manager', people: 2, hours: fullTime, from: '2021-06-01' },
  ],
}

describe('a plan for a backlog', () => {
  it('clears 2,800 reviews in 634 nurse-weeks', () => {
    const { cleared, days } = valueIn(forecastBacklog(overdue, { replications: 1 }))
    const day = days.findIndex(each => each.date === cleared.p50)
    const nurseWeeks = ((Math.floor(day / 7) * 5 + (day % 7) + 1) / 5) * 20
    assert.ok(Math.abs(nurseWeeks - 2800 / 4.42) <= 20 / 5 + 20, String(nurseWeeks))
    assert.equal(days.at(-1)!.done.p50, 2800)
  })

  it('takes longer with closed days, absence and fewer people', () => {
    const end = (model: BacklogModel) => valueIn(forecastBacklog(model, { replications: 5 })).cleared.p50!
    const usual = end(overdue)
    assert.ok(end({ ...overdue, closed: ['2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31'] }) > usual)
    const [nurses] = overdue.staff
    assert.ok(end({ ...overdue, staff: [{ ...nurses!, absence: { share: 0.1, meanSpell: 5 } }] }) > usual)
    assert.ok(end({ ...overdue, staff: [{ ...nurses!, people: 18 }] }) > usual)
  })

  it('loses nothing: what was there and came is open or done', () => {
    const steady: BacklogModel = {
      ...overdue,
      days: 70,
      kinds: [{ ...overdue.kinds[0]!, arrivals: { perDay: [3, 3, 3, 3, 3, 0, 0], spread: 'steady' } }],
    }
    for (const [i, day] of valueIn(forecastBacklog(steady, { replications: 1 })).days.entries()) {
      const arrived = 3 * (Math.floor(i / 7) * 5 + Math.min((i % 7) + 1, 5))
      assert.equal(day.open.p50 + day.done.p50, 2800 + arrived)
    }
  })

  it('gives ordered bands, repeats itself by seed, and differs by seed', () => {
    const run = (seed: number) => valueIn(forecastBacklog(busy, { replications: 20, seed }))
    const forecast = run(1)
    for (const { open } of forecast.days)
      assert.ok(open.p5 <= open.p25 && open.p25 <= open.p50 && open.p50 <= open.p75 && open.p75 <= open.p95)
    assert.deepEqual(forecast, run(1))
    assert.notDeepEqual(forecast, run(2))
  })

  it('does the more urgent kind first', () => {
    const { openAtEnd } = valueIn(forecastBacklog({ ...busy, days: 60 }, { replications: 10 }))
    const open = Object.fromEntries(openAtEnd.map(each => [each.kind, each.open.p50]))
    assert.ok(open.checklist! < 15 && open.review! > 500)
  })

  it('is refused by entry and field', () => {
    const [review] = overdue.kinds
    const [nurses] = overdue.staff
    const kind = (changed: object) => forecastBacklog({ ...overdue, kinds: [{ ...review!, ...changed }] })
    assertRefused(forecastBacklog({ ...overdue, from: '2021-02-30' }), { code: 'not-a-date', field: 'from' })
    assertRefused(forecastBacklog({ ...overdue, kinds: [] }), { code: 'no-rows', field: 'kinds' })
    for (const day of ['04-02-2021', '2021-04', '2021-02-30'])
      assertRefused(forecastBacklog({ ...overdue, closed: ['2021-04-05', day] }), {
        code: 'not-a-date',
        row: 2,
        field: 'closed',
      })
    for (const seed of [0.5, Number.NaN])
      assertRefused(forecastBacklog(overdue, { seed }), { code: 'out-of-range', field: 'seed' })
    assertRefused(forecastBacklog({ ...overdue, days: 0 }), { code: 'out-of-range', field: 'days' })
    assertRefused(kind({ backlog: -1 }), { code: 'out-of-range', row: 1, field: 'backlog' })
    assertRefused(kind({ hours: { mean: 0 } }), { code: 'out-of-range', row: 1, field: 'hours' })
    assertRefused(kind({ grades: ['doctor'] }), { code: 'out-of-range', row: 1, field: 'grades' })
    assertRefused(kind({ recall: { kind: 'x', afterDays: 1, share: 1 } }), {
      code: 'out-of-range',
      field: 'recall',
    })
    assertRefused(forecastBacklog({ ...overdue, staff: [{ ...nurses!, people: 1.5 }] }), {
      code: 'out-of-range',
      field: 'people',
    })
    assertRefused(forecastBacklog(overdue, { replications: 0 }), {
      code: 'out-of-range',
      field: 'replications',
    })
  })
})
