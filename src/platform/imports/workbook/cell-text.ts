/** What a cell of a workbook says, as the text that somebody would type: days as days, without a zone to slip by. */
import { addDays, day } from '#kit'

/** Which of its numbers a workbook shows as days: one answer a cell style. */
export type Shows = 'number' | 'day' | 'day-and-time' | 'time'

/** Formats that programs know by number (ECMA-376 part 1, 18.8.30), those of other languages included. */
const builtIn: readonly (readonly [from: number, to: number, shows: Shows])[] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'day-and-time'],
  [27, 31, 'day'],
  [32, 35, 'time'],
  [36, 36, 'day'],
  [45, 47, 'time'],
  [50, 54, 'day'],
  [55, 56, 'time'],
  [57, 58, 'day'],
]

export const shownByNumber = (format: number): Shows =>
  builtIn.find(([from, to]) => format >= from && format <= to)?.[2] ?? 'number'

/** A format as it is written, such as `dd/mm/yyyy;@` or `[$-809]d mmmm yyyy`. Quoted text and colours say nothing. */
export function shownByFormat(code: string): Shows {
  const bare = code
    .split(';')[0]!
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (/^general$/.test(bare)) return 'number'
  const hasTime = /h|s/.test(bare)
  const hasDay = /d|y|mmm/.test(bare) || (/m/.test(bare) && !hasTime)
  if (hasDay) return hasTime ? 'day-and-time' : 'day'
  return hasTime ? 'time' : 'number'
}

export type Epoch = 1900 | 1904
const latestNumber = 2_958_465

/** Number 60 is a 29 February 1900 that never was; the numbers before it are one day off. */
function dayOf(number: number, epoch: Epoch): string {
  if (epoch === 1904) return addDays(day('1904-01-01'), number)
  return addDays(day(number < 60 ? '1899-12-31' : '1899-12-30'), number)
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')
const minutesADay = 1_440

export function numberText(raw: string, shows: Shows, epoch: Epoch): string {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw
  // Fifteen digits are what a spreadsheet shows; more is the noise of its arithmetic.
  const plain = String(Number(number.toPrecision(15)))
  if (shows === 'number' || number < 0 || number > latestNumber) return plain
  const minutes = Math.round(number * minutesADay)
  const [whole, left] = [Math.floor(minutes / minutesADay), minutes % minutesADay]
  const time = `${twoDigits(Math.floor(left / 60))}:${twoDigits(left % 60)}`
  if (shows === 'time') return whole === 0 ? time : plain
  if (whole === 0 && epoch === 1900) return left === 0 ? '' : time
  const written = dayOf(shows === 'day' ? Math.floor(number) : whole, epoch)
  return shows === 'day' || left === 0 ? written : `${written} ${time}`
}

/** Control characters stand in a workbook as `_x000D_`. */
export const textOfString = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
