/**
 * The Decision Support Tool: twelve domains and the levels each allows. Clear indication is any priority, or two
 * severe; anything else is judgement on the four characteristics, and never “ineligible” by arithmetic.
 * Allowed levels of some domains rest on secondary sources (`verified: false`).
 */
import type { LevelRow } from '#web'

export const levelTitles = {
  N: 'no needs',
  L: 'low',
  M: 'moderate',
  H: 'high',
  S: 'severe',
  P: 'priority',
} as const
export type Level = keyof typeof levelTitles

type Domain = { readonly title: string; readonly levels: readonly Level[]; readonly verified: boolean }

export const assessmentDomains = {
  breathing: { title: 'Breathing', levels: ['N', 'L', 'M', 'H', 'S', 'P'], verified: true },
  nutrition: { title: 'Nutrition: food and drink', levels: ['N', 'L', 'M', 'H', 'S'], verified: false },
  continence: { title: 'Continence', levels: ['N', 'L', 'M', 'H'], verified: false },
  skin: { title: 'Skin, including tissue viability', levels: ['N', 'L', 'M', 'H', 'S'], verified: false },
  mobility: { title: 'Mobility', levels: ['N', 'L', 'M', 'H', 'S'], verified: false },
  communication: { title: 'Communication', levels: ['N', 'L', 'M', 'H'], verified: true },
  psychological: {
    title: 'Psychological and emotional needs',
    levels: ['N', 'L', 'M', 'H'],
    verified: false,
  },
  cognition: { title: 'Cognition', levels: ['N', 'L', 'M', 'H', 'S'], verified: false },
  behaviour: { title: 'Behaviour', levels: ['N', 'L', 'M', 'H', 'S', 'P'], verified: false },
  medication: {
    title: 'Drug therapies and medication: symptom control',
    levels: ['N', 'L', 'M', 'H', 'S', 'P'],
    verified: false,
  },
  consciousness: {
    title: 'Altered states of consciousness',
    levels: ['N', 'L', 'M', 'H', 'P'],
    verified: false,
  },
  other: { title: 'Other significant care needs', levels: ['N', 'L', 'M', 'H', 'S'], verified: false },
} as const satisfies Record<string, Domain>

export const assessmentRows: readonly LevelRow[] = Object.entries(assessmentDomains).map(([id, domain]) => ({
  id,
  title: domain.title,
  levels: domain.levels.map(level => ({ value: level, text: levelTitles[level] })),
}))

/** `clear` is a clear recommendation of eligibility; `judgement` leaves it to the four characteristics. */
export function indicationOf(levels: Readonly<Record<string, string>>): 'clear' | 'judgement' {
  const given = Object.values(levels)
  return given.includes('P') || given.filter(level => level === 'S').length >= 2 ? 'clear' : 'judgement'
}

/** Nature, intensity, complexity, unpredictability: each alone or together may make a primary health need. */
export const characteristics = {
  nature: 'Nature: the type of needs and the quality of care they ask for',
  intensity: 'Intensity: how much, how severe, how continuous',
  complexity: 'Complexity: how needs act on one another',
  unpredictability: 'Unpredictability: how needs change, and the risk if they are not met in time',
} as const

/** Who took part, by what they are. */
export const professions = {
  nurse: 'Registered nurse',
  doctor: 'Doctor',
  occupational: 'Occupational therapist',
  physiotherapist: 'Physiotherapist',
  'speech-therapist': 'Speech and language therapist',
  psychologist: 'Psychologist',
  'care-act-assessor': 'Social worker or other Care Act assessor',
} as const

/** Valid with two professionals of different healthcare professions, or one and a Care Act assessor. */
export function isValidTeam(present: readonly string[]): boolean {
  const healthcare = new Set(present.filter(each => each !== 'care-act-assessor'))
  return healthcare.size >= 2 || (healthcare.size === 1 && present.includes('care-act-assessor'))
}
