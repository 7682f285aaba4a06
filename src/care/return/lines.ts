/**
 * The eleven tables of the national return (DCB2117, NHS Continuing Healthcare data set), line by line. Everywhere:
 * people of 18 and over on the last day of the quarter, under the commissioner responsible on the day that counts.
 */
import type { CountId, Funding } from './count.ts'
import { keyOf, type Line, type ReturnType } from './line.ts'
import type { Activity } from './request-reading.ts'

const dcb2117 = 'DCB2117, NHS Data Dictionary'
const derived =
  'DCB2117, NHS Data Dictionary; how the lines hang together is worked out from their definitions'
const reconciled = 'worked out: what the other lines of the table leave over'

export const tableTitles: Readonly<Record<number, string>> = {
  1: 'Eligible: at the end of the quarter, and how it came to be',
  2: 'Eligible at some time since 1 April',
  3: 'Referrals received',
  4: 'Referrals concluded',
  5: 'Conversion',
  6: 'Assessed in an acute hospital',
  7: 'Concluded within 28 days, and open for longer',
  8: 'Open for longer than 28 days, by the days beyond',
  9: 'Local resolution',
  10: 'Past periods of care not assessed at the time',
  11: 'NHS-funded nursing care',
}

type Short = Pick<Line, 'line' | 'letter' | 'title' | 'rule' | 'unit' | 'value'> & {
  readonly source?: string
}

const table = (number: number, type: ReturnType, lines: readonly Short[]): Line[] =>
  lines.map(line => ({ source: dcb2117, ...line, table: number, type }))

const requests = (count: CountId, of: readonly Activity[]): Pick<Short, 'unit' | 'value'> => ({
  unit: 'requests',
  value: { kind: 'requests', count, of },
})

/** A review that moves somebody from fast track to standard makes a standard request of its own. */
const decidedAs: Readonly<Record<'standard' | 'fast-track', readonly Activity[]>> = {
  standard: ['standard'],
  'fast-track': ['fast-track'],
}
/** Local resolution makes people eligible for standard care. */
const fundedAs: typeof decidedAs = {
  standard: ['standard', 'local-resolution'],
  'fast-track': ['fast-track'],
}

const eligible = (type: 'standard' | 'fast-track'): Line[] =>
  table(1, type, [
    {
      ...{ line: 'previous-snapshot', letter: 'a', title: 'Eligible at the end of the quarter before' },
      rule: 'What the frozen return of the quarter before says; where none was signed off, what is counted now',
      ...{ unit: 'people', value: { kind: 'previous-snapshot', funding: type }, source: derived },
    },
    {
      ...{ line: 'newly-eligible', letter: 'b', title: 'Newly eligible' },
      rule: 'Decided in the quarter that they are eligible, by the day of the decision, however short it lasted',
      ...requests('newly-eligible', decidedAs[type]),
    },
    {
      ...{ line: 'no-longer-eligible', letter: 'c', title: 'No longer eligible' },
      rule: 'Funding ended in the quarter: by its last day, else by the day of death',
      ...requests('no-longer-eligible', fundedAs[type]),
    },
    {
      ...{ line: 'reconciliation', letter: null, title: 'Reconciliation' },
      rule: 'Late corrections to the quarter before, transfers, local resolution, eighteenth birthdays, and people with two requests, who count once',
      ...{ unit: 'people', value: { kind: 'snapshot-reconciliation', funding: type }, source: reconciled },
    },
    {
      ...{ line: 'snapshot', letter: 'd', title: 'Eligible at the end of the quarter' },
      rule: 'People, each once, found eligible by the last day of the quarter whose funding had not ended',
      ...{ unit: 'people', source: derived },
      value: { kind: 'people', funding: type, moment: 'at-end', count: 'eligible-at-end' },
    },
  ])

const yearToDate = (type: 'standard' | 'fast-track'): Line[] =>
  table(2, type, [
    {
      ...{ line: 'previous-year-to-date', letter: null, title: 'To the end of the quarter before' },
      rule: 'What the frozen return of the quarter before says; in the first quarter, those eligible on 31 March',
      ...{ unit: 'people', value: { kind: 'previous-year-to-date', funding: type }, source: derived },
    },
    {
      ...{ line: 'reconciliation', letter: null, title: 'Reconciliation' },
      rule: 'What is counted now to the end of the quarter before, less what its frozen return says',
      ...{
        unit: 'people',
        value: { kind: 'year-to-date-reconciliation', funding: type },
        source: reconciled,
      },
    },
    {
      ...{ line: 'year-to-date', letter: null, title: 'To the end of the quarter' },
      rule: 'Eligible on 31 March, and everybody newly eligible since 1 April',
      ...{ unit: 'people', value: { kind: 'year-to-date', funding: type }, source: derived },
    },
  ])

const received = (type: 'standard' | 'fast-track'): Line[] =>
  table(3, type, [
    {
      ...{ line: 'referrals', letter: null, title: 'Referrals received' },
      rule: {
        standard:
          'The earliest notice that full consideration is required: a positive Checklist or another. A negative Checklist, an appeal and a past period are no referrals',
        'fast-track': 'A completed Fast Track Tool received',
      }[type],
      ...requests('referrals', decidedAs[type]),
    },
  ])

const concluded = (type: 'standard' | 'fast-track'): Line[] => {
  const of = decidedAs[type]
  return table(4, type, [
    {
      ...{ line: 'newly-eligible', letter: 'b', title: 'Eligible' },
      ...{ rule: 'As line b of table 1', ...requests('newly-eligible', of) },
    },
    ...(type === 'standard'
      ? ([
          {
            ...{ line: 'not-eligible', letter: 'e', title: 'Not eligible' },
            rule: 'Decided in the quarter: not eligible, also where nursing care or a joint package was agreed',
            ...requests('not-eligible', of),
          },
        ] as const)
      : []),
    {
      ...{ line: 'assessed', letter: 'f', title: 'Assessed' },
      rule: 'Every decision of the quarter; f = b + e, on fast track f = b',
      ...{ ...requests('assessed', of), source: derived },
    },
    {
      ...{ line: 'discounted', letter: 'g', title: 'Closed without a decision' },
      rule: 'Closed in the quarter for a national reason before a decision, a death included',
      ...requests('discounted', of),
    },
    {
      ...{ line: 'concluded', letter: 'h', title: 'Concluded' },
      rule: 'Decided or closed in the quarter; h = f + g',
      ...{ ...requests('concluded', of), source: derived },
    },
  ])
}

const percent = (
  of: Pick<Line, 'table' | 'type' | 'line'>,
  outOf: Pick<Line, 'table' | 'type' | 'line'>,
): Pick<Short, 'unit' | 'value'> => ({
  unit: 'percent',
  value: { kind: 'percent', of: keyOf(of), outOf: keyOf(outOf) },
})

const conversion = (type: 'standard' | 'fast-track'): Line[] => {
  const at = (line: string) => ({ table: 4, type, line })
  return table(5, type, [
    {
      ...{ line: 'assessment-conversion', letter: 'b/f', title: 'Of those assessed, eligible' },
      ...{ rule: 'b of f in per cent', ...percent(at('newly-eligible'), at('assessed')) },
    },
    {
      ...{ line: 'referral-conversion', letter: 'b/h', title: 'Of those concluded, eligible' },
      ...{ rule: 'b of h in per cent', ...percent(at('newly-eligible'), at('concluded')) },
    },
  ])
}

const standard = ['standard'] as const
const inTable = (number: number, line: string, type: ReturnType = 'standard') => ({
  table: number,
  type,
  line,
})

const tools = table(6, 'standard', [
  {
    ...{ line: 'tools', letter: null, title: 'Decision Support Tools completed' },
    ...{ rule: 'First completed in the quarter, one a referral', ...requests('tools', standard) },
  },
  {
    ...{ line: 'tools-in-acute', letter: null, title: 'of which in an acute hospital' },
    ...{
      rule: 'The setting of the assessment is an acute hospital',
      ...requests('tools-in-acute', standard),
    },
  },
  {
    ...{ line: 'acute-share', letter: null, title: 'Share in an acute hospital' },
    ...{ rule: 'Acute of all, in per cent', ...percent(inTable(6, 'tools-in-acute'), inTable(6, 'tools')) },
  },
])

const within28 = table(7, 'standard', [
  {
    ...{ line: 'concluded-in-time', letter: 'i', title: 'Concluded within 28 days' },
    rule: 'Day of decision or closing less day of receipt is 28 or fewer; the day of receipt is day 0',
    ...requests('concluded-in-time', standard),
  },
  {
    ...{ line: 'share-in-time', letter: 'i/h', title: 'Share within 28 days' },
    rule: 'i of h in per cent; those closed without a decision count in both',
    ...percent(inTable(7, 'concluded-in-time'), inTable(4, 'concluded')),
  },
  {
    ...{ line: 'open-over-28', letter: null, title: 'Still open after more than 28 days' },
    rule: 'Neither decided nor closed by the last day of the quarter, which is more than 28 days after receipt',
    ...requests('open-over-28', standard),
  },
])

const bands = [
  ['open-1-14', 'Up to 2 weeks beyond', '1 to 14 days beyond 28: 29 to 42 days since receipt'],
  ['open-15-28', 'Over 2 to 4 weeks beyond', '15 to 28 days beyond 28: 43 to 56 days since receipt'],
  ['open-29-84', 'Over 4 to 12 weeks beyond', '29 to 84 days beyond 28: 57 to 112 days since receipt'],
  ['open-85-182', 'Over 12 to 26 weeks beyond', '85 to 182 days beyond 28: 113 to 210 days since receipt'],
  ['open-183', 'Over 26 weeks beyond', '183 days or more beyond 28: 211 days or more since receipt'],
] as const
export const bandLines = bands.map(([line]) => line)

const waiting = table(
  8,
  'standard',
  bands.map(([line, title, rule]) => ({
    ...{ line, letter: null, title, rule },
    ...requests(line, standard),
  })),
)

const appeals = table(9, 'both', [
  {
    ...{ line: 'appeals-completed', letter: null, title: 'Completed' },
    rule: 'The outcome of local resolution was sent, or the request withdrawn, in the quarter; one figure for both types',
    ...requests('appeals-completed', ['local-resolution']),
  },
  {
    ...{ line: 'appeals-eligible', letter: null, title: 'of which eligible, for all or part of the time' },
    ...{ rule: 'Found eligible in full or in part', ...requests('appeals-eligible', ['local-resolution']) },
  },
  {
    ...{ line: 'appeals-share', letter: null, title: 'Share found eligible' },
    rule: 'Eligible of completed, in per cent',
    ...percent(inTable(9, 'appeals-eligible', 'both'), inTable(9, 'appeals-completed', 'both')),
  },
  {
    ...{ line: 'appeals-open', letter: null, title: 'Not completed' },
    rule: 'Asked for and not completed by the last day of the quarter',
    ...requests('appeals-open', ['local-resolution']),
  },
])

const pastPeriods = table(10, 'both', [
  {
    ...{ line: 'past-periods-agreed', letter: null, title: 'Agreed eligible since 1 April' },
    rule: 'Past periods of care found eligible in full or in part from 1 April to the last day of the quarter',
    ...requests('past-periods-agreed', ['past-period']),
  },
])

const nursing: { readonly funding: Funding } = { funding: 'nursing-care' }
const nursingCare = table(11, 'both', [
  {
    ...{ line: 'nursing-year-to-date', letter: null, title: 'Eligible at some time since 1 April' },
    rule: 'Eligible for nursing care on 31 March, and everybody newly eligible since; also after continuing healthcare was refused',
    ...{ unit: 'people', value: { kind: 'nursing-year-to-date' } },
  },
  {
    ...{ line: 'nursing-snapshot', letter: null, title: 'Eligible at the end of the quarter' },
    rule: 'People, each once, whose nursing care was agreed by the last day of the quarter and had not ended',
    ...{ unit: 'people', value: { kind: 'people', ...nursing, moment: 'at-end', count: 'nursing-at-end' } },
  },
])

const both = ['standard', 'fast-track'] as const
export const lines: readonly Line[] = [
  ...[...both.flatMap(eligible), ...both.flatMap(yearToDate), ...both.flatMap(received)],
  ...[...both.flatMap(concluded), ...both.flatMap(conversion)],
  ...[...tools, ...within28, ...waiting, ...appeals, ...pastPeriods, ...nursingCare],
]
