/** What the columns of a caseload file are called in the set. */
export const columnOf: Readonly<Record<string, string>> = {
  ...{ nhs_number: 'nhs_number', born_on: 'birth_date', died_on: 'death_date', family_name: 'family_name' },
  ...{ commissioner: 'commissioner', recorded_at: 'created', case: 'request_id', pathway: 'activity_type' },
}
