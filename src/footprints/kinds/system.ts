/** File layouts of what a system is made of: its codes, places and teams. Brought in once for each system. */
import type { Day, Refusal } from '#kit'
import {
  countField,
  dayField,
  type Field,
  filledText,
  type ImportKind,
  matching,
  oneOf,
  optional,
  type SystemId,
  type Tx,
  tableKind,
} from '#platform'
import { knownCodes, knownPlaces } from '../store/known.ts'
import { beginningEditions } from './beginning-editions.ts'

const shortName: Field<string> = matching(
  /^[a-z][a-z0-9-]*$/,
  'a short name in lower-case letters and hyphens',
)
const place = { meaning: 'Short name of the place', field: shortName }
const code = { meaning: 'National code', field: matching(/^[A-Z0-9]{3,9}$/, 'a national code') }

type Checked<Row> = (tx: Tx, system: SystemId, rows: readonly Row[]) => Promise<(Refusal | undefined)[]>

/** Rejects rows whose cell names something that is not there. Null names nothing. */
const mustExist =
  <Row>(
    field: keyof Row & string,
    known: (tx: Tx, system: SystemId, names: string[]) => Promise<ReadonlySet<string>>,
  ): Checked<Row> =>
  async (tx, system, rows) => {
    const names = rows.map(row => row[field] as string | null)
    const found = await known(
      tx,
      system,
      names.filter(each => each !== null),
    )
    return names.map(each =>
      each === null || found.has(each)
        ? undefined
        : { code: 'invalid', message: `${field} is “${each}”, which is not known here`, field },
    )
  }

const both =
  <Row>(first: Checked<Row>, second: Checked<Row>): Checked<Row> =>
  async (tx, system, rows) => {
    const [one, other] = [await first(tx, system, rows), await second(tx, system, rows)]
    return rows.map((_, at) => one[at] ?? other[at])
  }

const organisationCodes = (tx: Tx, _system: SystemId, codes: string[]) => knownCodes(tx, codes)

type CodeRow = { code: string; from_on: Day; to_on: Day | null }
export const systemCodesKind = tableKind<CodeRow>({
  name: 'system-codes',
  title: 'National codes of the system',
  scope: 'system',
  table: 'footprints.system_code',
  key: ['code', 'from_on'],
  columns: {
    code,
    from_on: { meaning: 'First day', field: dayField },
    to_on: { meaning: 'Last day; empty while it lasts', field: optional(dayField) },
  },
  check: mustExist<CodeRow>('code', organisationCodes),
})

export const placesKind = tableKind<{ place: string; name: string }>({
  name: 'places',
  title: 'Places',
  scope: 'system',
  table: 'footprints.place',
  key: ['place'],
  columns: { place, name: { meaning: 'Name', field: filledText } },
})

type CommissionerRow = { place: string; commissioner: string }
export const placeCommissionersKind = tableKind<CommissionerRow>({
  name: 'place-commissioners',
  title: 'Commissioners of the places',
  scope: 'system',
  table: 'footprints.place_commissioner',
  key: ['place', 'commissioner'],
  columns: { place, commissioner: code },
  check: both<CommissionerRow>(mustExist('place', knownPlaces), mustExist('commissioner', organisationCodes)),
})

type CouncilRow = { place: string; council: string }
export const placeCouncilsKind = tableKind<CouncilRow>({
  name: 'place-councils',
  title: 'Councils of the places',
  scope: 'system',
  table: 'footprints.place_council',
  key: ['place', 'council'],
  columns: { place, council: code },
  check: both<CouncilRow>(mustExist('place', knownPlaces), mustExist('council', organisationCodes)),
})

type TeamRow = {
  team: string
  name: string
  kind: 'hub' | 'place-team'
  place: string | null
  telephone: string | null
}
export const teamsKind = tableKind<TeamRow>({
  name: 'teams',
  title: 'Teams',
  scope: 'system',
  table: 'footprints.team',
  key: ['team'],
  columns: {
    team: { meaning: 'Short name of the team', field: shortName },
    name: { meaning: 'Name', field: filledText },
    kind: { meaning: 'The hub or the team of one place', field: oneOf(['hub', 'place-team']) },
    place: { meaning: 'Short name of its place; empty for the hub', field: optional(shortName) },
    telephone: {
      meaning: 'Telephone number for families',
      field: optional(matching(/^[0-9][0-9 ]{7,}[0-9]$/, 'a telephone number in digits and spaces')),
      required: false,
    },
  },
  check: both<TeamRow>(mustExist('place', knownPlaces), async (_tx, _system, rows) =>
    rows.map(row =>
      (row.kind === 'hub') === (row.place === null)
        ? undefined
        : {
            code: 'invalid',
            field: 'place',
            message: 'A team of a place names its place; the hub names none',
          },
    ),
  ),
})

const counted = (meaning: string) => ({ meaning, field: countField })
export const neighbourhoodPlansKind = tableKind<{
  plan: string
  name: string
  how_many: number
  from_people: number
  to_people: number
  published_people: number
  from_on: Day
  to_on: Day | null
  source: string
  mark: 'unverified' | null
}>({
  name: 'neighbourhood-plans',
  title: 'How many neighbourhoods a system has said it will have',
  scope: 'system',
  table: 'footprints.neighbourhood_plan',
  key: ['plan', 'from_on'],
  columns: {
    plan: { meaning: 'Short name of the plan', field: shortName },
    name: { meaning: 'What they are called', field: filledText },
    how_many: counted('How many'),
    from_people: counted('People in each, at least'),
    to_people: counted('People in each, at most'),
    published_people: counted('People the system says it serves'),
    from_on: { meaning: 'First day', field: dayField },
    to_on: { meaning: 'Last day; empty while it lasts', field: optional(dayField) },
    source: { meaning: 'Where it is said', field: filledText },
    mark: {
      meaning: '“unverified” where nobody here has read the source itself',
      field: optional(oneOf(['unverified'])),
    },
  },
})

/** In the order in which they are loaded. The name of a kind is the name of its file in a system's folder. */
export const systemDivisionKinds: readonly ImportKind[] = beginningEditions([
  ...[systemCodesKind, placesKind, placeCommissionersKind, placeCouncilsKind, teamsKind],
  neighbourhoodPlansKind,
])
