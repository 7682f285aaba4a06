/** One line of the files, with its header, as what it says of a person or a case. Pure. */
import { done, type Result, refuseFields } from '#kit'
import type { CsvRecord } from '#platform'
import { type Cells, cellsOf } from './cells.ts'
import { type Header, readHeader } from './header.ts'
import { type GroupId, groupIds } from './layout.ts'
import { caseName, type NationalRow, type PersonTold, type ToldFact } from './national-row.ts'
import { readPackage, readReview } from './read-care.ts'
import { readPerson } from './read-person.ts'
import { readRequest } from './read-request.ts'

export function readLine(record: CsvRecord): Result<NationalRow> {
  const header = readHeader(record)
  if (!header.ok) return header
  const group = groupIds.find(id => id !== '000' && id === record.group?.trim())
  if (!group) return refuseFields([{ field: 'group', message: 'group is none of 001, 101, 102, 103' }])
  const cells = cellsOf(record, header.value.codes)
  if (cells.text('wrong_cells') !== '')
    return refuseFields([{ field: 'wrong_cells', message: cells.text('wrong_cells') }])
  if (cells.text('local_patient_id') === '') cells.refuse('local_patient_id', 'is empty')
  for (const name of ids)
    if (cells.text(name).length > longestId) cells.refuse(name, `is longer than ${longestId} characters`)
  const said = read[group](header.value, cells)
  if (cells.wrong.length > 0) return refuseFields(distinct(cells.wrong))
  const [patient, request] = [cells.text('local_patient_id'), cells.text('of_request')]
  return done({
    ...{ group, ...said, key: keyOf(group, cells) },
    case: group === '001' ? '' : caseName(patient, request),
    request: group === '101' && request === cells.text('request_id') ? request : '',
  })
}

const ids = ['local_patient_id', 'request_id', 'package_id', 'of_request']
const longestId = 40

type Said = { readonly person: PersonTold | null; readonly told: ToldFact[] }

const read: Readonly<Record<GroupId, (header: Header, cells: Cells) => Said>> = {
  '000': () => ({ person: null, told: [] }),
  '001': (header, cells) => ({ person: readPerson(header, cells) ?? null, told: [] }),
  '101': (header, cells) => {
    const person = readPerson(header, cells)
    return { person: person ?? null, told: readRequest(header, cells, person) }
  },
  '102': (header, cells) => ({ person: null, told: readPackage(header, cells) }),
  '103': (header, cells) => ({ person: null, told: readReview(header, cells) }),
}

/** An id of a package or a request is one only together with the patient's. */
const keys: Readonly<Record<GroupId, readonly string[]>> = {
  '000': [],
  '001': ['local_patient_id'],
  '101': ['local_patient_id', 'request_id'],
  '102': ['local_patient_id', 'package_id'],
  '103': ['local_patient_id', 'package_id', 'review_type', 'review_date'],
}
const keyOf = (group: GroupId, cells: Cells): string =>
  [group, ...keys[group].map(name => cells.text(name))].join('\n')

/** A cell that two rules look at is said to be wrong once. */
const distinct = (wrong: Cells['wrong']): Cells['wrong'] =>
  wrong.filter((each, at) => wrong.findIndex(other => other.message === each.message) === at)
