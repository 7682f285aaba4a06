/** What an invented support unit's spreadsheet calls things, each in more than one way. */
export type UnitWords = Readonly<Record<string, readonly string[]>>

export const pathwayWords: UnitWords = {
  standard: ['Std CHC', 'Standard', 'CHC'],
  'fast-track': ['Fast Track', 'FT'],
  'nursing-care': ['FNC'],
}
export const outcomeWords: UnitWords = {
  eligible: ['Eligible - full CHC', 'Eligible'],
  'nursing-care': ['FNC', 'FNC only'],
  'joint-package': ['Joint pkg'],
  'not-eligible': ['Not eligible', 'Not Elig'],
}
export const settingWords: UnitWords = {
  community: ['Home', 'Community', 'Care home'],
  acute: ['Acute', 'Hospital ward'],
  other: ['Other'],
}
export const closingWords: UnitWords = {
  ...{ '01': ['Died'], '02': ['Interim care'], '03': ['Further acute care'], '04': ['Inappropriate'] },
  ...{ '05': ['Withdrawn', 'Withdrawn by family'], '98': ['Other'] },
}
export const endingWords: UnitWords = {
  'no-longer-eligible': ['No longer eligible', 'Not elig at review'],
  'left-nursing-home': ['Left nursing home'],
  'now-eligible': ['Now eligible CHC'],
  ...{ declined: ['Declined'], moved: ['Moved out of area'] },
}
export const reviewWords: UnitWords = {
  ...{ '01': ['3 month', '3-month'], '02': ['12 month', 'Annual'], '03': ['Unplanned'] },
}
export const nothingWords = ['', '', '', '-', 'TBC', 'n/a'] as const
export const remarks = ['', '', '', '', '', 'see file', 'café visits', 'daughter rings on Tuesdays'] as const
