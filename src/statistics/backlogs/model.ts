import { isDateText } from '../control-charts/series.ts'
import { type Outcome, unworkable } from '../outcome.ts'

/** Seven figures, Monday first. */
export type Week = readonly [number, number, number, number, number, number, number]

/** One kind of work that waits: assessments, reviews, appeals. */
export type WorkKind = {
  readonly kind: string
  /** Larger first; within a kind the longest waiting first. */
  readonly priority: number
  /** How many wait on the first day. */
  readonly backlog: number
  /** How many come on a day of the week, times a factor for each of the twelve months. */
  readonly arrivals?: {
    readonly perDay: Week
    readonly months?: readonly number[]
    /** Random (Poisson, the default) or the same number every time (fractions add up). */
    readonly spread?: 'poisson' | 'steady'
  }
  /** Hours of work for one; with a deviation they vary (lognormal). */
  readonly hours: { readonly mean: number; readonly deviation?: number }
  /** After so many days a share comes back, as this or another kind. */
  readonly recall?: { readonly kind: string; readonly afterDays: number; readonly share: number }
  /** The grades that may do it. */
  readonly grades: readonly string[]
}

/** People of one grade with one working pattern. */
export type StaffGroup = {
  readonly grade: string
  readonly people: number
  /** Hours on each day of the week. */
  readonly hours: Week
  /** The share of days lost, in spells of a mean length in days. */
  readonly absence?: { readonly share: number; readonly meanSpell: number }
  /** First and last day on which they are there. */
  readonly from?: string
  readonly to?: string
}

/** Everything that decides how a backlog grows or clears. Work that arrives is there from the start of its day. */
export type BacklogModel = {
  readonly from: string
  readonly days: number
  /** Days on which nobody works and nothing comes. */
  readonly closed?: readonly string[]
  readonly kinds: readonly WorkKind[]
  readonly staff: readonly StaffGroup[]
}

type Check = (Outcome<never> & { ok: false }) | null

const longestPlan = 3660

/** A refusal that names the entry (row) and field, or null. */
export function checkModel(model: BacklogModel): Check {
  if (!isDateText(model.from) || model.from.length < 10)
    return unworkable('not-a-date', `"${model.from}" is not a day (YYYY-MM-DD)`, { field: 'from' })
  if (!(Number.isInteger(model.days) && model.days > 0 && model.days <= longestPlan))
    return unworkable('out-of-range', `days must be a whole number from 1 to ${longestPlan}`, {
      field: 'days',
    })
  const closed = (model.closed ?? []).findIndex(day => !isDateText(day) || day.length !== 10)
  if (closed >= 0)
    return unworkable('not-a-date', `"${model.closed![closed]}" is not a day (YYYY-MM-DD)`, {
      row: closed + 1,
      field: 'closed',
    })
  if (model.kinds.length === 0)
    return unworkable('no-rows', 'the model has no kinds of work', { field: 'kinds' })
  if (model.staff.length === 0) return unworkable('no-rows', 'the model has no staff', { field: 'staff' })
  return checkKinds(model) ?? checkStaff(model)
}

function checkKinds({ kinds, staff }: BacklogModel): Check {
  const names = new Set(kinds.map(each => each.kind))
  const grades = new Set(staff.map(each => each.grade))
  for (const [i, { kind, priority, backlog, arrivals, hours, recall, grades: may }] of kinds.entries()) {
    const row = i + 1
    const bad = (field: string, message: string) =>
      unworkable('out-of-range', `${kind}: ${message}`, { row, field })
    if (kinds.findIndex(each => each.kind === kind) !== i)
      return unworkable('duplicate-row', `${kind} is there twice`, { row, field: 'kind' })
    if (!Number.isFinite(priority)) return bad('priority', 'the priority must be a number')
    if (!(Number.isInteger(backlog) && backlog >= 0))
      return bad('backlog', 'the backlog must be a whole number')
    if (arrivals && !isWeek(arrivals.perDay))
      return bad('arrivals', 'seven numbers of arrivals are wanted, Monday first')
    if (arrivals?.months && !(arrivals.months.length === 12 && arrivals.months.every(isAmount)))
      return bad('arrivals', 'twelve factors are wanted, January first')
    if (!(hours.mean > 0 && hours.mean < Infinity && isAmount(hours.deviation ?? 0)))
      return bad('hours', 'the hours must be a mean above zero and a deviation')
    if (recall && !(names.has(recall.kind) && Number.isInteger(recall.afterDays) && recall.afterDays > 0))
      return bad('recall', 'a recall needs a kind of the model and a whole number of days')
    if (recall && !(recall.share >= 0 && recall.share <= 1))
      return bad('recall', 'the share must lie between 0 and 1')
    if (!may.some(grade => grades.has(grade))) return bad('grades', 'no group of the staff may do it')
  }
  return null
}

function checkStaff({ staff }: BacklogModel): Check {
  for (const [i, { grade, people, hours, absence, from, to }] of staff.entries()) {
    const row = i + 1
    const bad = (field: string, message: string) =>
      unworkable('out-of-range', `${grade}: ${message}`, { row, field })
    if (!(Number.isInteger(people) && people >= 0)) return bad('people', 'people must be a whole number')
    if (!isWeek(hours) || hours.some(each => each > 24))
      return bad('hours', 'seven numbers of hours are wanted, Monday first')
    if (absence && !(absence.share >= 0 && absence.share < 1 && absence.meanSpell >= 1))
      return bad('absence', 'absence needs a share below 1 and a mean spell of a day or more')
    for (const [field, day] of [
      ['from', from],
      ['to', to],
    ] as const)
      if (day !== undefined && !(isDateText(day) && day.length === 10))
        return unworkable('not-a-date', `"${day}" is not a day (YYYY-MM-DD)`, { row, field })
  }
  return null
}

const isAmount = (value: number): boolean => value >= 0 && value < Infinity
const isWeek = (week: readonly number[]): boolean => week.length === 7 && week.every(isAmount)
