/** Lines of the package and the review group: facts of the case of their request. */
import { careFacts } from '../facts.ts'
import { type Cells, perhapsSwapped } from './cells.ts'
import type { Header } from './header.ts'
import { caseName, factRow, type ToldFact } from './national-row.ts'
import { inPeriod } from './telling.ts'

const needText = (cells: Cells, ...names: readonly string[]): void => {
  for (const name of names) if (cells.text(name) === '') cells.refuse(name, 'is empty')
}

export function readPackage(header: Header, cells: Cells): ToldFact[] {
  needText(cells, 'package_id', 'request_id', 'package_start_date')
  const [starts, ends] = [cells.day('package_start_date'), cells.day('package_end_date')]
  const fits = (each: string) => starts !== undefined && each >= starts && each <= header.to
  if (starts) inPeriod(header, cells, 'package_start_date', starts)
  if (ends) inPeriod(header, cells, 'package_end_date', ends)
  if (starts && ends && ends < starts)
    cells.refuse(
      'package_end_date',
      `${ends} is before package_start_date ${starts}${perhapsSwapped(ends, fits)}`,
    )
  if (ends && ends < header.from)
    cells.refuse(
      'period_start',
      `${header.from} is after the package ended, on ${ends}: the period does not cover it`,
    )
  const cost = readCost(cells)
  const phb = cells.code('phb_type', 'phb')
  if (!starts) return []
  const row = factRow(header, {
    ...{ case: caseName(cells.text('local_patient_id'), cells.text('of_request')) },
    ...{ entry: `package ${cells.text('package_id')}`, fact: careFacts.packageStarted, on: starts },
    detail: {
      provider: cells.text('provider_name') || cells.text('provider_code'),
      ...{ providerCode: cells.text('provider_code'), packageId: cells.text('package_id'), until: ends },
      ...{ personalHealthBudget: phb, product: cells.text('product'), ...cost },
    },
  })
  return [{ row, column: 'package_start_date' }]
}

/** A week's price from what a unit costs: an hour by the hours of a week, a day by as many days as those hours make. */
function readCost(cells: Cells): Readonly<Record<string, unknown>> {
  const unit = cells.code('unit_cost_frequency', 'frequency')
  const [pounds, hours] = [amount(cells, 'unit_cost'), amount(cells, 'weekly_hours')]
  if (pounds !== undefined && cells.text('unit_cost_frequency') === '')
    cells.refuse('unit_cost_frequency', 'is empty, though unit_cost is filled')
  if (pounds !== undefined && hours === undefined && (unit === 'hour' || unit === 'day'))
    cells.refuse('weekly_hours', 'is empty, though unit_cost is for an hour or a day')
  if (pounds === undefined || unit === undefined) return { weeklyHours: hours }
  const units: Readonly<Record<string, number | undefined>> = { week: 1, hour: hours, day: (hours ?? 0) / 24 }
  const aWeek = units[unit]
  const weekly = aWeek === undefined ? {} : { weeklyPence: Math.round(pounds * 100 * aWeek) }
  return { ...weekly, unitCostPence: Math.round(pounds * 100), unit, weeklyHours: hours }
}

function amount(cells: Cells, column: string): number | undefined {
  const text = cells.text(column)
  if (text === '') return undefined
  if (/^\d{1,8}(\.\d{1,4})?$/.test(text)) return Number(text)
  cells.refuse(column, `is not a number without sign, commas or currency: “${text.slice(0, 40)}”`)
  return undefined
}

export function readReview(header: Header, cells: Cells): ToldFact[] {
  needText(cells, 'package_id', 'review_date')
  const request = cells.text('of_request')
  if (request === '')
    cells.refuse(
      'package_id',
      `${cells.text('package_id')} of local_patient_id ${cells.text('local_patient_id')} is not in the file of packages: whose review this is cannot be told (say it in of_request)`,
    )
  const on = cells.day('review_date')
  if (on) inPeriod(header, cells, 'review_date', on)
  const kind = cells.code('review_type', 'review')
  const outcome = cells.code('review_outcome', 'review-outcome')
  const eligibility = cells.code('eligibility_outcome', 'decision')
  const next = cells.day('next_planned_date')
  if (on && next && next <= on) cells.refuse('next_planned_date', `${next} is not after review_date ${on}`)
  if (!on) return []
  const row = factRow(header, {
    ...{ case: caseName(cells.text('local_patient_id'), request), fact: careFacts.reviewDone, on },
    entry: ['review', cells.text('package_id'), ...(kind ? [kind] : []), on].join(' '),
    detail: { kind, outcome, eligibility, nextPlannedOn: next, packageId: cells.text('package_id') },
  })
  return [{ row, column: 'review_date' }]
}
