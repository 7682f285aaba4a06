import type { BacklogModel } from '../backlogs/model.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isListOf = (value: unknown, each: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(each)
const isOptional = (value: unknown, check: (item: unknown) => boolean): boolean =>
  value === undefined || check(value)

const isArrivals = (value: unknown): boolean =>
  isFields(value) &&
  isListOf(value.perDay, isNumber) &&
  isOptional(value.months, months => isListOf(months, isNumber)) &&
  isOptional(value.spread, spread => spread === 'poisson' || spread === 'steady')

const isRecall = (value: unknown): boolean =>
  isFields(value) && isText(value.kind) && isNumber(value.afterDays) && isNumber(value.share)

const isKind = (value: unknown): boolean =>
  isFields(value) &&
  isText(value.kind) &&
  isNumber(value.priority) &&
  isNumber(value.backlog) &&
  isFields(value.hours) &&
  isNumber(value.hours.mean) &&
  isOptional(value.hours.deviation, isNumber) &&
  isListOf(value.grades, isText) &&
  isOptional(value.arrivals, isArrivals) &&
  isOptional(value.recall, isRecall)

const isAbsence = (value: unknown): boolean =>
  isFields(value) && isNumber(value.share) && isNumber(value.meanSpell)

const isStaffGroup = (value: unknown): boolean =>
  isFields(value) &&
  isText(value.grade) &&
  isNumber(value.people) &&
  isListOf(value.hours, isNumber) &&
  isOptional(value.absence, isAbsence) &&
  isOptional(value.from, isText) &&
  isOptional(value.to, isText)

/** Whether a parsed file has the form of a plan; whether its figures make sense is for the forecast to say. */
export const isBacklogModel = (value: unknown): value is BacklogModel =>
  isFields(value) &&
  isText(value.from) &&
  isNumber(value.days) &&
  isOptional(value.closed, closed => isListOf(closed, isText)) &&
  isListOf(value.kinds, isKind) &&
  isListOf(value.staff, isStaffGroup)
