/** Rows of every kind in every table about people, and who may see each: an oracle that knows nothing of policies. */
import { type Actor, audiencesOf } from '#platform'

export const systems = ['north', 'south'] as const
export const places = ['hill', 'dale'] as const
const audiences = ['care', 'money', 'staff', 'public'] as const
export const people = ['test:nina', 'test:ruth'] as const

/** A row as it was planted: whose it is, where, for whom, and the case or person it is about. */
export type Row = {
  readonly id: string
  readonly system: string
  readonly place: string | null
  readonly audience: string
  readonly whose: string
}
type Oracle = (actor: Actor, row: Row) => boolean

const isHere: Oracle = (actor, row) => row.system === actor.system
const isAbout: Oracle = (actor, { id }) => actor.subjects.includes(id)
const isFor: Oracle = (actor, row) => audiencesOf(actor).some(each => each === row.audience)
const isAt: Oracle = (actor, row) => row.place === null || actor.places.includes(row.place)
const isOfCare: Oracle = actor => audiencesOf(actor).includes('care')
const isOfImports: Oracle = actor => audiencesOf(actor).includes('imports')
const isOfStaff: Oracle = actor => audiencesOf(actor).includes('staff')

const labelled: Oracle = (actor, row) =>
  isHere(actor, row) && ((isFor(actor, row) && isAt(actor, row)) || isAbout(actor, row))
const ofACase: Oracle = (actor, row) =>
  isHere(actor, row) && ((isOfCare(actor, row) && isAt(actor, row)) || isAbout(actor, row))
const ofStaff: Oracle = (actor, row) => isHere(actor, row) && isOfStaff(actor, row)

export type Planted = {
  readonly sees: Oracle
  /** The column that tells rows apart, as text. */
  readonly key: string
  /** The columns to fill, each from a row. Those with a place that must be there get no row without. */
  readonly columns: (row: Row, number: number) => Readonly<Record<string, unknown>>
  readonly needsPlace?: true
}

const aFigure = {
  ...{ measure: 'm', level: 'place', period: '2020-21-Q3', version: 1, definition: 1 },
  ...{ numerator: 0, denominator: 0, as_at: '2021-03-10T10:00:00Z', counted_at: '2021-03-10T10:00:00Z' },
}
const when = '2021-03-10T10:00:00Z'
const on = '2021-03-10'
const label = ({ audience, place }: Row) => ({ audience, place })
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const planted: Readonly<Record<string, Planted>> = {
  'facts.subject': {
    ...{ sees: labelled, key: 'id' },
    columns: row => ({ id: row.id, kind: 'case', ...label(row) }),
  },
  'facts.fact': {
    ...{ sees: labelled, key: 'subject' },
    columns: (row, number) => ({
      ...{ id: number, subject: row.id, name: 'care.screened', occurred_on: on, recorded_at: when },
      ...{ recorded_by: row.whose, recorded_role: 'nurse-assessor', ...label(row) },
    }),
  },
  'facts.tombstone': {
    ...{ sees: labelled, key: 'subject' },
    columns: (row, number) => ({
      ...{ id: number, subject: row.id, name: 'care.screened', removed_at: when, removed_by: row.whose },
      ...{ authority: 'A court', ...label(row) },
    }),
  },
  'clocks.clock': {
    ...{ sees: labelled, key: 'subject' },
    columns: (row, number) => ({
      ...{ rule: 'chc-decision', subject: row.id, starting_fact: number, started_on: on, paused: false },
      ...{ calendar_version: '1', ...label(row) },
    }),
  },
  'platform.outbox': {
    ...{ sees: labelled, key: 'subject' },
    columns: (row, number) => ({
      ...{ id: uuid(number), kind: 'letter', recipient: 'A', title: 'B', body: 'C', subject: row.id },
      ...{ created_at: when, ...label(row) },
    }),
  },
  'care.person': {
    ...{ sees: ofACase, key: 'id', needsPlace: true },
    columns: (row, number) => ({
      ...{ id: row.id, nhs_number: String(number), family_name: 'Example', given_name: 'Joan' },
      ...{ family_name_plain: 'example', born_on: on, place: row.place },
    }),
  },
  'care.case': {
    ...{ sees: ofACase, key: 'id', needsPlace: true },
    columns: row => ({
      ...{ id: row.id, reference: row.id, person: row.id, pathway: 'standard', state: 'received' },
      ...{ commissioner: '00Q', place: row.place, received_on: on, referrer: row.whose, last_fact_on: on },
    }),
  },
  'care.receipt': {
    sees: (actor, row) => isHere(actor, row) && row.whose === actor.id,
    key: 'reference',
    columns: () => ({}),
    needsPlace: true,
  },
  'care.request_reading': {
    ...{ sees: ofACase, key: 'case_id', needsPlace: true },
    columns: (row, number) => ({
      ...{ case_id: row.id, number: 1, activity: 'standard', commissioner: '00Q', responsible_from: on },
      ...{ responsible_to: on, known_from: when, known_until: when, someone: number, adult_since: on },
      ...{ place: row.place, facts_seen: 1 },
    }),
  },
  'care.representative': {
    sees: (actor, row) =>
      isHere(actor, row) && ((isOfCare(actor, row) && isAt(actor, row)) || row.whose === actor.id),
    ...{ key: 'reference', needsPlace: true },
    columns: row => ({
      ...{ reference: row.id, actor: row.whose, name: 'Ruth', relationship: 'daughter' },
      ...{ authority: 'attorney', checked_on: on, place: row.place },
    }),
  },
  'platform.audit': {
    sees: (actor, row) =>
      isHere(actor, row) &&
      (actor.role === 'auditor' ||
        (isOfCare(actor, row) && row.place !== null && isAt(actor, row)) ||
        isAbout(actor, row)),
    key: 'subject',
    columns: (row, number) => ({
      ...{ id: number, at: when, actor: row.whose, actor_name: 'Nina', role: 'nurse-assessor' },
      ...{ act: 'care.view-case', outcome: 'read', subject: row.id, place: row.place, request: 'r' },
    }),
  },
  'platform.import_run': {
    ...{ sees: (actor, row) => isHere(actor, row) && isFor(actor, row), key: 'kind' },
    columns: (row, number) => ({
      ...{ id: uuid(number), kind: row.id, audience: row.audience, file_name: 'f', state: 'staged' },
      ...{ started_by: row.whose, started_at: when },
    }),
  },
  'platform.import_file': {
    ...{ sees: (actor, row) => isHere(actor, row) && isFor(actor, row), key: 'file_name' },
    columns: (row, number) => ({
      ...{ id: uuid(number), choice: 'caseload', audience: row.audience, file_name: row.id, form: 'text' },
      ...{ bytes: 1, brought_by: row.whose, brought_by_name: 'Somebody', brought_at: when },
    }),
  },
  'platform.import_row': {
    ...{ sees: (actor, row) => isHere(actor, row) && isFor(actor, row), key: 'key' },
    columns: (row, number) => ({
      ...{ run: uuid(number), row: 1, record: '{}', key: row.id, state: 'accepted', audience: row.audience },
    }),
  },
  'care.caseload_mapping': {
    ...{ sees: (actor, row) => isHere(actor, row) && isOfImports(actor, row), key: 'name' },
    columns: row => ({ name: row.id, mapping: '{}', saved_by: row.whose, saved_at: when }),
  },
  'footprints.proposal': {
    ...{ sees: ofStaff, key: 'name' },
    columns: (row, number) => ({
      ...{ id: uuid(number), name: row.id, lists_on: on, changes: '{A}', kept_by: row.whose, kept_at: when },
    }),
  },
  'web.assignment': {
    ...{ sees: () => false, key: 'subject' },
    columns: row => ({
      ...{
        issuer: 'test',
        subject: row.id,
        role: 'nurse-assessor',
        from_on: on,
        name: 'Nina',
        places: '{hill}',
      },
    }),
  },
  'web.colleague': { sees: isHere, key: "split_part(id, '#', 2)", columns: () => ({}) },
  'measures.figure': { sees: ofStaff, key: 'code', columns: row => ({ code: row.id, ...aFigure }) },
}

export const rows: readonly Row[] = systems.flatMap(system =>
  [...places, null].flatMap(place =>
    audiences.flatMap(audience =>
      people.map(whose => ({
        ...{ id: `${system}-${place}-${audience}-${whose.slice(5)}`, system, place, audience, whose },
      })),
    ),
  ),
)
export const rowsIn = (plan: Planted): Row[] => rows.filter(row => row.place !== null || !plan.needsPlace)
