/**
 * The files of a caseload in the shape of the national data set: one for each of its groups. The names of groups and
 * their main fields are the national ones; names of files and columns are ours, because the published list of fields
 * was not read. docs/how-to/import-the-national-set.md says the same in words.
 */
export const groupIds = ['000', '001', '101', '102', '103'] as const
export type GroupId = (typeof groupIds)[number]

export type NationalColumn = {
  readonly name: string
  readonly meaning: string
  /** Must the heading have it? */
  readonly required: boolean
  /** Why it is not read in, where it is not. */
  readonly leftOut?: string
}
export type Group = {
  readonly file: string
  readonly title: string
  /** Must the file be there? */
  readonly required: boolean
  readonly columns: readonly NationalColumn[]
}

const needed = (name: string, meaning: string): NationalColumn => ({ name, meaning, required: true })
const kept = (name: string, meaning: string): NationalColumn => ({ name, meaning, required: false })
const leftOut = (name: string, meaning: string, why: string): NationalColumn => ({
  ...{ name, meaning, required: false, leftOut: why },
})

const notNeeded = 'no step of a case asks for it, and what is not needed about somebody is not kept'
const noFact = 'no fact of ours says it'

const patient = needed('local_patient_id', 'What whoever kept the record calls the person')

export const groups: Readonly<Record<GroupId, Group>> = {
  '000': {
    ...{ file: '000-header.csv', title: 'Header', required: true },
    columns: [
      needed('version', 'Which code lists the files are written in'),
      needed('commissioner', 'National code of the commissioner responsible for everything in the files'),
      needed('submitter', 'National code of whoever made the files'),
      kept('system_name', 'The computer system they came from'),
      needed('period_start', 'First day of the period'),
      needed('period_end', 'Last day of the period; nothing in the files is later'),
      needed('created', 'When the files were made: an instant with its zone, or a day'),
    ],
  },
  '001': {
    ...{ file: '001-person.csv', title: 'Person', required: true },
    columns: [
      patient,
      kept('local_patient_id_issuer', 'National code of whoever gave the local id'),
      needed('nhs_number', 'NHS number'),
      kept('nhs_number_status', '01 where the number is verified'),
      needed('birth_date', 'Day of birth'),
      kept('death_date', 'Day of death'),
      kept('family_name', 'Family name: not in the national set; ours, may be left out'),
      kept('given_name', 'Given name: not in the national set; ours, may be left out'),
      leftOut('postcode', 'Postcode of usual address', notNeeded),
      leftOut('gender', 'Gender', notNeeded),
      leftOut('sexual_orientation', 'Sexual orientation', notNeeded),
      leftOut('ethnic_category', 'Ethnic category', notNeeded),
      leftOut('religion', 'Religion', notNeeded),
    ],
  },
  '101': {
    ...{ file: '101-referral.csv', title: 'Referral, assessment and outcome', required: true },
    columns: [
      patient,
      needed('request_id', 'The request; with the local patient id it is one case'),
      needed('activity_type', 'Standard, fast track, past period or local resolution'),
      needed('received_date', 'Day on which it was received'),
      kept('received_type', 'What was received'),
      kept('source', 'Where the request came from'),
      kept('referrer', 'Who referred'),
      kept('checklist_date', 'Day of the Checklist'),
      kept('checklist_location', 'Where the person was when it was completed'),
      kept('fast_track_tool_date', 'Day of the Fast Track Tool'),
      kept('fast_track_staff_group', 'Who signed the tool'),
      kept('referral_outcome', 'Accepted for full assessment, or nursing care without one'),
      kept('discount_reason', 'Why it was closed without a decision'),
      kept('discount_date', 'Day on which it was closed without a decision'),
      kept('fast_track_accepted_date', 'Day on which fast track was accepted: the decision'),
      kept('dst_date', 'Day on which the Decision Support Tool was completed'),
      kept('dst_setting', 'Where the person was then'),
      kept('mdt_recommendation', 'What the team recommended, on the day of the tool'),
      kept('decision_date', 'Day of the verified decision'),
      kept('decision_outcome', 'What was decided'),
      kept('decision_communicated_date', 'Day of the letter'),
      kept('pupoc_requested_date', 'Past period: day of the request'),
      kept('pupoc_agreed_date', 'Past period: day of the decision'),
      kept('local_resolution_requested_date', 'Local resolution: day of the request'),
      kept('local_resolution_completed_date', 'Local resolution: day of the outcome'),
      kept('funding_start_date', 'First day of funding'),
      kept('funding_end_date', 'Last day of funding'),
    ],
  },
  '102': {
    ...{ file: '102-package.csv', title: 'Package', required: false },
    columns: [
      patient,
      needed('package_id', 'The package; unique only together with the local patient id'),
      needed('request_id', 'The request that led to it'),
      needed('package_start_date', 'First day of care'),
      kept('package_end_date', 'Last day of this package; funding may go on with another'),
      kept('phb_type', 'Whether it is a personal health budget, and which kind'),
      kept('provider_code', 'National code of the provider'),
      kept('provider_name', 'Name of the provider'),
      leftOut('provider_postcode', 'Postcode of the provider', noFact),
      leftOut('cost_centre', 'Cost centre', 'the ledger keeps it'),
      leftOut('subjective_code', 'Subjective code', 'the ledger keeps it'),
      kept('product', 'What is bought: the national code, kept as it is'),
      kept('unit_cost', 'Pounds for a unit'),
      kept('unit_cost_frequency', 'What a unit is'),
      kept('weekly_hours', 'Hours a week'),
    ],
  },
  '103': {
    ...{ file: '103-review.csv', title: 'Review', required: false },
    columns: [
      patient,
      needed('package_id', 'The package that was reviewed'),
      needed('review_type', 'Three months, twelve months or out of turn; empty where it is not stated'),
      needed('review_date', 'Day of the review'),
      kept('review_outcome', 'What followed for the package'),
      kept('eligibility_outcome', 'What it said about eligibility, which a review cannot decide'),
      leftOut(
        'status_change_date',
        'Day from which something changed',
        'a decision has a day of its own here',
      ),
      kept('next_planned_date', 'Day planned for the next review; what is due is counted, not told'),
    ],
  },
}

/** Said with every line, so that a corrected one can be judged by itself. */
export const headerColumns = groups['000'].columns.map(column => column.name)

/** What is found out when the files are put together, and said with each line. */
export const joined = [
  kept('group', 'Number of the group that the line comes from'),
  kept('line', 'Line of its file; the heading is line 1'),
  kept('of_request', 'The request whose case the line belongs to'),
  kept('packages', 'How many packages the files have for the request'),
  kept('number_of_another', 'NHS number that another local patient id of the files has too'),
  kept('wrong_cells', 'What is wrong with the number of cells; empty it once the line is right'),
]

/** Every column that is read, each once. */
export const columnsRead: readonly NationalColumn[] = [
  ...joined,
  ...groupIds.flatMap(id => groups[id].columns.filter(column => column.leftOut === undefined)),
].filter((column, at, all) => all.findIndex(other => other.name === column.name) === at)
