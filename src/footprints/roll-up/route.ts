/** By which steps what is counted for one kind of body reaches a level. A table: pages, tests and documents read it. */

/** What a count can be given for. */
export const countedBy = ['small-area', 'practice', 'commissioner', 'lower-council', 'upper-council'] as const
export type CountedBy = (typeof countedBy)[number]

/** What it can be rolled up to. A network is a neighbourhood; a place is one of a system of ours. */
export const rollUpLevels = [
  ...(['network', 'place', 'commissioner', 'lower-council', 'upper-council'] as const),
  ...(['system', 'nhs-region', 'region', 'nation'] as const),
] as const
export type RollUpLevel = (typeof rollUpLevels)[number]

type Body = CountedBy | RollUpLevel

/**
 * How a step is known. `lists`: the lists of small areas in force, by people where a body lies in several. `members`:
 * the membership of the day. `nearest`: the membership or list nearest to the day, because earlier ones are not known.
 */
export type Step = {
  readonly from: Body
  readonly to: RollUpLevel
  readonly known: 'lists' | 'members' | 'nearest'
}

const step = (from: Body, to: RollUpLevel, known: Step['known']): Step => ({ from, to, known })

const smallArea = {
  commissioner: step('small-area', 'commissioner', 'nearest'),
  'lower-council': step('small-area', 'lower-council', 'nearest'),
} as const
const practice = step('practice', 'commissioner', 'nearest')
const system = step('commissioner', 'system', 'members')
const nhsRegion = step('system', 'nhs-region', 'members')
const region = step('lower-council', 'region', 'members')
const lower = step('commissioner', 'lower-council', 'lists')
/** Through the district, which may have gone whole to one of the councils that a county was divided into. */
const upper = step('lower-council', 'upper-council', 'lists')
const nation = step('nation', 'nation', 'members')

/** Absent: there is no way that could be stood by. */
export const routes: Readonly<Record<CountedBy, Partial<Readonly<Record<RollUpLevel, readonly Step[]>>>>> = {
  'small-area': {
    commissioner: [smallArea.commissioner],
    'lower-council': [smallArea['lower-council']],
    'upper-council': [smallArea['lower-council'], upper],
    place: [smallArea.commissioner, step('commissioner', 'place', 'members')],
    system: [smallArea.commissioner, system],
    'nhs-region': [smallArea.commissioner, system, nhsRegion],
    region: [smallArea['lower-council'], region],
    nation: [nation],
  },
  practice: {
    network: [step('practice', 'network', 'members')],
    commissioner: [practice],
    'lower-council': [practice, lower],
    'upper-council': [practice, lower, upper],
    place: [practice, step('commissioner', 'place', 'members')],
    system: [practice, system],
    'nhs-region': [practice, system, nhsRegion],
    region: [practice, lower, region],
    nation: [nation],
  },
  commissioner: {
    commissioner: [],
    'lower-council': [lower],
    'upper-council': [lower, upper],
    place: [step('commissioner', 'place', 'members')],
    system: [system],
    'nhs-region': [system, nhsRegion],
    region: [lower, region],
    nation: [nation],
  },
  'lower-council': {
    commissioner: [step('lower-council', 'commissioner', 'lists')],
    'lower-council': [],
    'upper-council': [upper],
    place: [step('lower-council', 'commissioner', 'lists'), step('commissioner', 'place', 'members')],
    system: [step('lower-council', 'system', 'lists')],
    'nhs-region': [step('lower-council', 'system', 'lists'), nhsRegion],
    region: [region],
    nation: [nation],
  },
  'upper-council': {
    commissioner: [step('upper-council', 'commissioner', 'lists')],
    'lower-council': [step('upper-council', 'lower-council', 'lists')],
    'upper-council': [],
    place: [step('upper-council', 'commissioner', 'lists'), step('commissioner', 'place', 'members')],
    system: [step('upper-council', 'system', 'lists')],
    'nhs-region': [step('upper-council', 'system', 'lists'), nhsRegion],
    region: [step('upper-council', 'region', 'members')],
    nation: [nation],
  },
}
