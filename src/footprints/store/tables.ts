/** The tables of schema footprints. */
import type { Kysely } from 'kysely'
import type { Day } from '#kit'
import type { NoTables } from '#platform'
import type { OrganisationKind, Relation } from '../organisation.ts'

type Tables = {
  'footprints.organisation': {
    code: string
    opened_on: Day
    kind: OrganisationKind
    name: string
    closed_on: Day | null
    postcode: string | null
    words: string
  }
  'footprints.organisation_name': { code: string; from_on: Day; name: string; to_on: Day }
  'footprints.other_code': {
    code: string
    scheme: 'ons' | 'ods'
    from_on: Day
    other_code: string
    to_on: Day | null
  }
  'footprints.successor': {
    old_code: string
    new_code: string
    on_day: Day
    share: string | null
    share_basis: string | null
  }
  'footprints.membership': {
    relation: Relation
    member: string
    parent: string
    from_on: Day
    to_on: Day | null
  }
  'footprints.system_code': { system: string; code: string; from_on: Day; to_on: Day | null }
  'footprints.place': { system: string; place: string; name: string }
  'footprints.place_commissioner': { system: string; place: string; commissioner: string }
  'footprints.place_council': { system: string; place: string; council: string }
  'footprints.team': {
    system: string
    team: string
    name: string
    kind: 'hub' | 'place-team'
    place: string | null
    telephone: string | null
  }
}

export const tables = (db: Kysely<NoTables>) => db.withTables<Tables>()
