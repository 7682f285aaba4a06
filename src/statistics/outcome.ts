/**
 * What every function of this library gives that can meet bad input: a value, or a refusal that names the rule
 * (`code`), the row (1-based, in the order given) and the field. Nothing here returns NaN for "cannot be worked out".
 */
export type Outcome<T> = Worked<T> | Unworkable
export type Worked<T> = { readonly ok: true; readonly value: T }
export type Unworkable = { readonly ok: false; readonly refusal: StatisticsRefusal }

/** The rules that input can break. */
export const statisticsRules = [
  'no-rows',
  'too-few-rows',
  'not-a-number',
  'negative-count',
  'zero-denominator',
  'numerator-above-denominator',
  'out-of-range',
  'unsorted-dates',
  'duplicate-dates',
  'duplicate-row',
  'not-a-date',
  'short-phase',
  'missing-value',
  'missing-column',
  'duplicate-column',
  'unclosed-quote',
  'not-utf-8',
  'unreadable-file',
  'lengths-differ',
  'unknown-option',
  'not-converged',
  'unstable-queue',
] as const
export type StatisticsRule = (typeof statisticsRules)[number]

export type StatisticsRefusal = {
  readonly code: StatisticsRule
  readonly message: string
  readonly row?: number
  readonly field?: string
}

export const worked = <T>(value: T): Worked<T> => ({ ok: true, value })

export function unworkable(
  code: StatisticsRule,
  message: string,
  where: { readonly row?: number; readonly field?: string } = {},
): Unworkable {
  return { ok: false, refusal: { code, message, ...where } }
}

/** The same refusal, said of a row of a larger table. */
export function inRow(refused: Unworkable, row: number): Unworkable {
  return { ok: false, refusal: { ...refused.refusal, row } }
}
