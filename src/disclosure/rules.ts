/** When a count may be shown, as data. One row a rule; each says where it comes from. */

/** What stands where a number was suppressed, on pages, in print, in CSV and in the API. */
export const suppressed = '[c]'

export type DisclosureRule = {
  readonly title: string
  /** Counts from the first to the last of these, both inside, are suppressed. Null suppresses nothing. */
  readonly suppress: { readonly from: number; readonly to: number } | null
  /** Shown counts are rounded to the nearest multiple, halves upwards. 1 leaves them as they are. */
  readonly roundTo: number
  readonly source: string
}

export const disclosureRules = {
  'people-below-nation': {
    title: 'Counts of people below the nation',
    suppress: { from: 1, to: 7 },
    roundTo: 5,
    source:
      'NHS Digital, Hospital Episode Statistics disclosure control for sub-national tables since September 2018: ' +
      '1 to 7 suppressed, no statistic on 1 to 7; that 0 is shown and other counts rounded to 5 is unverified',
  },
  'people-of-nation': {
    title: 'Counts of people of the whole nation',
    suppress: null,
    roundTo: 1,
    source: 'The same: national figures are shown as counted',
  },
  survey: {
    title: 'Answers to a survey',
    suppress: { from: 1, to: 9 },
    roundTo: 1,
    source: 'GP Patient Survey technical annex: nothing is shown on fewer than 10 answers',
  },
} as const satisfies Record<string, DisclosureRule>

export type DisclosureRuleId = keyof typeof disclosureRules

export const ruleOf = (id: DisclosureRuleId): DisclosureRule => disclosureRules[id]

/** True for a count that must not be shown, and for a difference that must not be had. */
export function isSmall(count: number, rule: DisclosureRule): boolean {
  return rule.suppress !== null && count >= rule.suppress.from && count <= rule.suppress.to
}
