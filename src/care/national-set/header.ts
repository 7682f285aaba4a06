/** What the header says of everything in the files. */
import { type Day, done, type Instant, instant, parseInstant, type Result, refuseFields } from '#kit'
import type { CsvRecord } from '#platform'
import { cellsOf } from './cells.ts'
import { type CodeVersion, codeVersions, findVersion } from './code-lists.ts'

export type Header = {
  readonly codes: CodeVersion
  readonly commissioner: string
  readonly submitter: string
  readonly systemName: string
  readonly from: Day
  readonly to: Day
  /** When the files were made: by then all that is in them had been recorded elsewhere. */
  readonly created: Instant
}

/** Refuses `invalid`, with the column of the header. */
export function readHeader(record: CsvRecord): Result<Header> {
  const version = record.version?.trim() ?? ''
  const codes = findVersion(version)
  if (!codes) {
    const known = codeVersions.map(each => `${each.version} (${each.title})`).join('; ')
    return refuseFields([
      {
        field: 'version',
        message: `version is “${version}”, which we do not know, so its codes could mean something else. We know: ${known}`,
      },
    ])
  }
  const cells = cellsOf(record, codes)
  const [from, to] = [cells.day('period_start'), cells.day('period_end')]
  for (const name of ['commissioner', 'submitter', 'period_start', 'period_end', 'created'])
    if (cells.text(name) === '') cells.refuse(name, 'is empty')
  for (const name of ['commissioner', 'submitter'])
    if (cells.text(name) !== '' && !/^[A-Z0-9]{3,9}$/.test(cells.text(name)))
      cells.refuse(name, `is not a national code: “${cells.text(name)}”`)
  const created = readCreated(cells.text('created'))
  if (!created && cells.text('created') !== '')
    cells.refuse('created', `is neither an instant with its zone nor a day: “${cells.text('created')}”`)
  if (from && to && from > to) cells.refuse('period_start', `${from} is after period_end ${to}`)
  if (cells.wrong.length > 0 || !from || !to || !created) return refuseFields(cells.wrong)
  const [commissioner, submitter] = [cells.text('commissioner'), cells.text('submitter')]
  return done({ codes, commissioner, submitter, systemName: cells.text('system_name'), from, to, created })
}

/** Of a day, its noon. */
const readCreated = (text: string): Instant | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(text) && parseInstant(`${text}T12:00:00Z`)
    ? instant(`${text}T12:00:00Z`)
    : parseInstant(text)
