/** A small set of files for tests, and the same with something changed. Everybody in it is invented. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import type { FileToImport } from '#platform'
import { nationalSetFile } from './assemble.ts'

export type Tables = Readonly<Record<string, string>>
export const tables: Tables = {
  '000-header.csv': [
    'version,commissioner,submitter,system_name,period_start,period_end,created',
    '1.0,01A,0CX,Caselist,2019-10-01,2020-03-31,2020-04-05T09:00:00Z',
  ].join('\n'),
  '001-person.csv': [
    'local_patient_id,nhs_number,nhs_number_status,birth_date,death_date,religion',
    'P1,9990000018,01,1940-02-29,,unsaid',
    'P2,9990000026,01,1938-06-12,2020-02-20,unsaid',
    'P3,9990000034,01,1933-03-03,,unsaid',
    'P4,9990000042,01,1950-01-01,,unsaid',
  ].join('\n'),
  '101-referral.csv': [
    'local_patient_id,request_id,activity_type,received_date,received_type,referral_outcome,dst_date,dst_setting,mdt_recommendation,decision_date,decision_outcome,decision_communicated_date,discount_reason,discount_date,fast_track_accepted_date,local_resolution_completed_date,funding_end_date',
    'P1,R1,01,2019-10-01,01,01,2019-10-20,01,03,2019-11-05,03,2019-11-08,,,,,',
    'P2,R2,02,2020-01-14,02,,,,,,,,,,2020-01-14,,',
    'P3,R3,01,2020-01-20,03,,,,,,,,05,2020-02-01,,,',
    'P4,R4,01,2019-10-07,01,01,2019-11-01,02,04,2019-11-20,04,2019-11-22,,,,,',
    'P4,R5,04,2020-01-10,,,,,,,01,,,,,2020-03-02,',
  ].join('\n'),
  '102-package.csv': [
    'local_patient_id,package_id,request_id,package_start_date,package_end_date,phb_type,provider_code,provider_name,unit_cost,unit_cost_frequency,weekly_hours',
    'P1,K1,R1,2019-11-08,,04,,Oak View (invented),165.50,04,',
    'P2,K1,R2,2020-01-15,,04,,Weaver Care (invented),20,02,40',
    'P4,K9,R5,2020-03-04,,04,,Weaver Care (invented),1000,04,',
  ].join('\n'),
  '103-review.csv': [
    'local_patient_id,package_id,review_type,review_date,review_outcome,next_planned_date',
    'P1,K1,01,2020-01-30,01,2021-01-30',
  ].join('\n'),
}

const fileOf = (name: string, text: string): FileToImport => ({
  name,
  open: () => Readable.from([Buffer.from(text, 'utf8')]),
})
export const setOf = (changed: Tables = {}) =>
  nationalSetFile(
    'set',
    Object.entries({ ...tables, ...changed }).map(([name, text]) => fileOf(name, text)),
  )
export const changedIn = (file: string, from: string | RegExp, to: string): Tables => {
  const text = tables[file]!.replace(from, to)
  assert.notEqual(text, tables[file])
  return { [file]: text }
}
