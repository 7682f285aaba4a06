/** What a person typed. Values are trimmed text; a field that was not sent reads as empty. */
import { type Day, parseDay } from '#kit'

export class Form {
  readonly #fields: URLSearchParams

  constructor(fields: URLSearchParams) {
    this.#fields = fields
  }

  text(name: string): string {
    return (this.#fields.get(name) ?? '').replaceAll('\u0000', '').trim()
  }

  /** Every value of a field that may be ticked more than once. */
  all(name: string): string[] {
    return this.#fields.getAll(name).map(value => value.trim())
  }

  /**
   * A day typed in three boxes, `name-day`, `name-month` and `name-year`, or in one as YYYY-MM-DD.
   * Undefined where it is not a calendar day; `isEmpty` tells apart what was left out.
   */
  day(name: string): Day | undefined {
    const whole = parseDay(this.text(name))
    if (whole) return whole
    const [date, month, year] = ['day', 'month', 'year'].map(part => this.text(`${name}-${part}`)) as [
      string,
      string,
      string,
    ]
    if (!/^\d{1,2}$/.test(date) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
    return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  }

  isEmpty(name: string): boolean {
    return [name, `${name}-day`, `${name}-month`, `${name}-year`].every(field => this.text(field) === '')
  }

  entries(): [string, string][] {
    return [...this.#fields.entries()]
  }
}

export const emptyForm = new Form(new URLSearchParams())
