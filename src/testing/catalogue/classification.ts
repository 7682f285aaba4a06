/**
 * What every table is for. A table that is not listed here fails the suite by name, so that nobody can add one
 * without having said whether it belongs to a system and whom it is about.
 */

/** `system`: to one system. `shared`: reference data of all. `installation`: to this installation of the product. */
type Belongs = 'system' | 'shared' | 'installation'
/**
 * `people`: about somebody cared for, or may be. `staff`: about who works here. `counts`: numbers before disclosure
 * control. `nobody`: none of these; may be public.
 */
type Holds = 'people' | 'staff' | 'counts' | 'nobody'

export type Classified = {
  readonly belongs: Belongs
  readonly holds: Holds
  /** Roles that may append and do nothing else: the trail of what the public and the counting job did. */
  readonly appendedBy?: readonly string[]
}

const people: Classified = { belongs: 'system', holds: 'people' }
const staff: Classified = { belongs: 'system', holds: 'staff' }
const counts: Classified = { belongs: 'system', holds: 'counts' }
const ofSystem: Classified = { belongs: 'system', holds: 'nobody' }
const reference: Classified = { belongs: 'shared', holds: 'nobody' }
const installation: Classified = { belongs: 'installation', holds: 'nobody' }
const ofSignIn: Classified = { belongs: 'installation', holds: 'staff' }

export type Classification = {
  readonly tables: Readonly<Record<string, Classified>>
  /** What a view for counting may show: nothing by which somebody could be found. */
  readonly countable: readonly string[]
  /** Functions that run as the owner, each with why. */
  readonly runAsOwner: Readonly<Record<string, string>>
}

export const classification: Classification = {
  tables: {
    'public.answerable_migration': installation,

    'platform.system': ofSystem,
    'platform.audit': { ...people, appendedBy: ['public_reader', 'counting'] },
    'platform.audit_unsealed': ofSystem,
    'platform.audit_block': ofSystem,
    'platform.outbox': people,
    'platform.import_run': staff,
    'platform.import_row': people,
    'platform.import_file': staff,
    'platform.job': installation,

    'facts.subject': people,
    'facts.fact': people,
    'facts.tombstone': people,
    'clocks.clock': people,

    'footprints.edition': reference,
    'footprints.organisation': reference,
    'footprints.organisation_name': reference,
    'footprints.other_code': reference,
    'footprints.successor': reference,
    'footprints.membership': reference,
    'footprints.population': reference,
    'footprints.overlap': reference,
    'footprints.small_area': reference,
    'footprints.small_area_people': reference,
    'footprints.system_code': ofSystem,
    'footprints.place': ofSystem,
    'footprints.place_commissioner': ofSystem,
    'footprints.place_council': ofSystem,
    'footprints.team': ofSystem,
    'footprints.proposal': staff,
    ...{ 'footprints.population_band': reference, 'footprints.neighbourhood_plan': ofSystem },

    'web.secret': ofSignIn,
    'web.session': ofSignIn,
    'web.draft': ofSignIn,
    'web.assignment': staff,

    'care.person': people,
    'care.case': people,
    'care.caseload_mapping': staff,
    'care.request_reading': people,
    'care.return_version': counts,
    'care.return_cell': counts,
    'care.return_signature': counts,
    'care.representative': people,

    'disclosure.release': counts,
    'measures.figure': counts,

    'publishing.edition': ofSystem,
    'publishing.edition_cell': ofSystem,
    'publishing.sourced_statement': ofSystem,
    'publishing.story': ofSystem,
  },

  countable: [
    ...[
      'system',
      'rule',
      'owner',
      'place',
      'started_on',
      'due_on',
      'stopped_on',
      'outcome',
      'paused',
      'kept',
    ],
    ...['adult', 'commissioner', 'pathway', 'setting', 'days', 'state', 'team', 'received_on', 'decided_on'],
    // A request as the national return reads it; `someone` is a number that leads back to nobody.
    ...[
      'activity',
      'responsible_from',
      'responsible_to',
      'known_from',
      'known_until',
      'someone',
      'adult_since',
    ],
    ...['started_known', 'assessed_on', 'assessed_known', 'decided_known', 'closed_on', 'closed_known'],
    ...['died_on', 'died_known', 'ended_on', 'ended_known'],
    ...['waiting', 'waiting_since', 'assigned', 'booked', 'last_fact_on', 'inherited'],
  ],

  runAsOwner: {
    'care.case_to_open':
      'whoever breaks glass names a case that they cannot see; answers with where it is, and nothing of it',
    'care.known_person':
      'a referral must find the person it is about, whom the referrer may not see; answers with no name',
    'care.claim_access':
      'a code from a letter opens a case to an account that sees none yet; answers only whether it worked',
  },
}
