/**
 * The files of a set as one stream of lines for the pipeline: what belongs to one person together, so that a case is
 * written whole; each line with the header and with what only the other files tell. A line that belongs to nothing is
 * there as well: it is rejected with its reason, and nothing is lost.
 */
import { Readable } from 'node:stream'
import { csvLine, groupedBy, parseNhsNumber } from '#kit'
import { type CsvRecord, FileFault, type FileLine, type FileToImport } from '#platform'
import { type Gathered, gather } from './gather.ts'
import { readHeader } from './header.ts'
import { columnsRead, type GroupId, groups, headerColumns } from './layout.ts'

/** `files` have the names of the layout; `name` is what the import is listed under. */
export const nationalSetFile = (name: string, files: readonly FileToImport[]): FileToImport => ({
  name,
  open: () => Readable.from(bytesOf(files)),
})

const pieceLength = 65_536

async function* bytesOf(files: readonly FileToImport[]): AsyncGenerator<Buffer> {
  const gathered = await gather(files)
  const header = gathered.lines['000'][0]!.record
  const read = readHeader(header)
  if (!read.ok)
    throw new FileFault(`${groups['000'].file}: ${read.refusal.message}`, {
      field: read.refusal.field ?? 'version',
    })
  const columns = columnsRead.map(column => column.name)
  let piece = csvLine([...columns, ...gathered.ignored])
  for (const line of linesByPerson(gathered)) {
    const record: CsvRecord = { ...line, ...about(header) }
    piece += csvLine([...columns.map(name => record[name] ?? ''), ...gathered.ignored.map(() => '')])
    if (piece.length < pieceLength) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece !== '') yield Buffer.from(piece)
}

const about = (header: CsvRecord): CsvRecord =>
  Object.fromEntries(headerColumns.map(name => [name, header[name] ?? '']))

const patientOf = ({ record }: FileLine): string => record.local_patient_id?.trim() ?? ''
const cell = ({ record }: FileLine, name: string): string => record[name]?.trim() ?? ''

const ofPerson = [
  ...['nhs_number', 'nhs_number_status', 'birth_date', 'death_date', 'family_name', 'given_name'],
  'local_patient_id_issuer',
]

/** Requests, then their packages and reviews, then the person: known by then if one of the requests is accepted. */
function* linesByPerson({ lines }: Gathered): Generator<CsvRecord> {
  const [people, requests] = [groupedBy(lines['001'], patientOf), groupedBy(lines['101'], patientOf)]
  const [packages, reviews] = [groupedBy(lines['102'], patientOf), groupedBy(lines['103'], patientOf)]
  const doubted = numbersOfTwo(lines['001'])
  const patients = new Set([...people, ...requests, ...packages, ...reviews].map(([patient]) => patient))
  for (const patient of patients) {
    const own: Own = {
      ...{ people: people.get(patient) ?? [], requests: requests.get(patient) ?? [] },
      ...{ packages: packages.get(patient) ?? [], reviews: reviews.get(patient) ?? [] },
    }
    yield* linesOf(own, doubted)
  }
}

type Own = Readonly<Record<'people' | 'requests' | 'packages' | 'reviews', readonly FileLine[]>>

function* linesOf(
  { people, requests, packages, reviews }: Own,
  doubted: ReadonlySet<string>,
): Generator<CsvRecord> {
  const person = people[0]
  const number = person ? cell(person, 'nhs_number') : ''
  const doubt = { number_of_another: doubted.has(plain(number)) ? number : '' }
  const caseOf = new Map(requests.map(line => [cell(line, 'request_id'), requestOf(line, requests)]))
  const who = person ? Object.fromEntries(ofPerson.map(name => [name, cell(person, name)])) : {}
  for (const line of requests) {
    const request = cell(line, 'request_id')
    const count = packages.filter(each => cell(each, 'request_id') === request).length
    yield {
      ...lineOf('101', line),
      ...who,
      ...doubt,
      of_request: caseOf.get(request) ?? '',
      packages: String(count),
    }
  }
  const packageRequest = new Map<string, string>()
  for (const line of packages) {
    const request = cell(line, 'request_id')
    const found = caseOf.get(request) ?? request
    packageRequest.set(cell(line, 'package_id'), found)
    yield { ...lineOf('102', line), of_request: found }
  }
  for (const line of reviews)
    yield { ...lineOf('103', line), of_request: packageRequest.get(cell(line, 'package_id')) ?? '' }
  for (const line of people) yield { ...lineOf('001', line), ...doubt }
}

const lineOf = (group: GroupId, { line, record, wrong }: FileLine): CsvRecord => ({
  ...record,
  ...{ group, line: String(line), wrong_cells: wrong ?? '' },
})

/** A past period and a local resolution are about the last standard request that was received before them. */
function requestOf(line: FileLine, requests: readonly FileLine[]): string {
  if (!['03', '04'].includes(cell(line, 'activity_type'))) return cell(line, 'request_id')
  const before = requests
    .filter(each => cell(each, 'activity_type') === '01')
    .filter(each => cell(each, 'received_date') <= cell(line, 'received_date'))
    .sort((a, b) => (cell(a, 'received_date') < cell(b, 'received_date') ? -1 : 1))
  const last = before.at(-1)
  return last ? cell(last, 'request_id') : ''
}

const plain = (number: string): string => parseNhsNumber(number) ?? ''

/** NHS numbers that two different local patient ids have. */
function numbersOfTwo(people: readonly FileLine[]): Set<string> {
  const first = new Map<string, string>()
  const found = new Set<string>()
  for (const line of people) {
    const [number, patient] = [plain(cell(line, 'nhs_number')), patientOf(line)]
    if (number === '') continue
    if ((first.get(number) ?? patient) !== patient) found.add(number)
    first.set(number, first.get(number) ?? patient)
  }
  return found
}
