/** A quarter as somebody typed it. */
import { done, parseQuarter, type Quarter, type Result, refuse } from '#kit'

/** 2019-20-Q3, also in small letters and with other signs between its parts. Refuses (invalid, at its field) what is none. */
export function readTypedQuarter(typed: string): Result<Quarter> {
  const parts = /^(\d{4})[-/ ]*(\d{2})[-/ ]*(Q[1-4])$/.exec(typed.trim().toUpperCase())
  const quarter = parts && parseQuarter(parts.slice(1).join('-'))
  return quarter
    ? done(quarter)
    : refuse('invalid', `“${typed}” is no quarter. Write it as 2019-20-Q3`, { field: 'quarter' })
}
