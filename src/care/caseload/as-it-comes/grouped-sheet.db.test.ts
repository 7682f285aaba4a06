import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  type FileToImport,
  fileAt,
  type ImportKind,
  importFile,
  jobActor,
  rowsAfter,
  type System,
  workbookAsCsv,
} from '#platform'
import { aMoment, type FreshDatabase, systemDatabase, zipArchive } from '#testing'
import { sheetKind } from './kind.ts'
import { groupedRows } from './messy-sheet.ts'
import { proposeMapping } from './propose-mapping.ts'
import { lookAt } from './whole-sheet.ts'

let database: FreshDatabase
let system: System
const folder = mkdtempSync(join(tmpdir(), 'grouped-'))
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

const merged = ['A3:A4', 'B3:D3', 'E3:E4', 'F3:G3', 'H3:I3', 'J3:K3', 'L3:L4', 'A1:L1']

const columnAt = (at: number): string => String.fromCharCode(65 + at)
const cellOf = (text: string, at: string): string =>
  text === '' ? `<c r="${at}" s="0"/>` : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

function mergedWorkbook(): Buffer {
  const sheet = groupedRows.map((cells, row) => {
    const inside = cells.map((text, at) => cellOf(text, `${columnAt(at)}${row + 1}`)).join('')
    return `<row r="${row + 1}">${inside}</row>`
  })
  const merges = merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipArchive({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="Caseload" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
  })
}

const csv = () => groupedRows.map(cells => cells.map(cell => `"${cell}"`).join(',')).join('\r\n')
function filed(name: string, bytes: string | Buffer): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const files: Readonly<Record<string, () => FileToImport>> = {
  'merged cells in a workbook': () => workbookAsCsv(filed('grouped.xlsx', mergedWorkbook())),
  'the same saved as CSV': () => fileAt(filed('grouped.csv', csv())),
}
const names = [
  ...['Ref', 'Patient: NHS No', 'Patient: Name', 'Patient: DOB', 'CCG', 'Referral: Date', 'Referral: Type'],
  ...['Assessment: Date', 'Assessment: Outcome', 'Decision: Date', 'Decision: Outcome', 'Notes'],
]

async function factsOfCase(called: string) {
  const { rows: facts } = await sql<{ name: string; on: string }>`
    select f.name, f.occurred_on as on from facts.fact f join care.case c on c.system = f.system and c.id = f.subject
    where c.local_reference = ${called} order by f.id`.execute(database.db)
  return facts.map(each => [each.name, each.on])
}

for (const [name, file] of Object.entries(files))
  test(`a heading of two rows, ${name}: found, mapped by group and field, read to its last line`, async () => {
    const look = await lookAt(file())
    assert.ok(look)
    assert.deepEqual([look.headingRow, look.isGrouped, look.heading], [4, true, names])
    const { mapping, questions } = proposeMapping(look, 'grouped', 2021)
    assert.equal(questions.length, 1)
    assert.match(questions[0]!, /only make sense the other way round/)
    assert.deepEqual(
      mapping.facts.map(each => [each.fact, each.on.column, each.detail?.outcome?.column]),
      [
        ['care.referral-received', 'Referral: Date', undefined],
        ['care.meeting-held', 'Assessment: Date', undefined],
        ['care.decision-verified', 'Decision: Date', 'Decision: Outcome'],
      ],
    )
    const { case: told, person, pathway, commissioner } = mapping
    assert.deepEqual(
      [told, person.nhs_number, person.family_name, person.born_on, pathway, commissioner].map(
        each => each.column,
      ),
      ['Ref', 'Patient: NHS No', 'Patient: Name', 'Patient: DOB', 'Referral: Type', 'CCG'],
    )
    const actor = jobActor('import', system.system, ['care'], aMoment(), 'test')
    const kind = sheetKind(mapping, aMoment().today) as ImportKind
    const brought = await importFile(database, kind, file(), actor)
    assert.ok(brought.ok, JSON.stringify(brought))
    const { run } = brought.value
    assert.deepEqual([run.read_rows, run.rejected_rows, run.left_out_rows], [5, 3, 3])
    const rejected = await rowsAfter(database.db, run, 'rejected', 0, 9)
    const said = rejected.map(({ row, reasons }) => `${row} ${reasons?.[0]?.message}`)
    assert.match(said[0]!, /^9 “Referral: Date” .*day and month swapped/)
    assert.match(said[1]!, /^10 “Decision: Outcome” says: not eligible; a fast track referral is accepted or/)
    assert.match(
      said[2]!,
      /^11 “Assessment: Date” \(Assessment meeting held\) is not part of the pathway fast track$/,
    )
    assert.deepEqual(await factsOfCase('CSU/202'), [
      ['care.referral-received', '2021-01-13'],
      ['care.accepted', '2021-01-15'],
    ])
  })

const tellsApart = async (groups: string, fields: string) => {
  const row = 'CSU/9,9990070210,Example,Joan,29/02/1940,01A,01/10/2019'
  const look = await lookAt(fileAt(filed('apart.csv', `${groups}\n${fields}\n${row}\n${row}\n`)))
  const { mapping, questions } = proposeMapping(look!, 'apart', 2021)
  return [mapping.case.column, mapping.person.nhs_number.column, questions.join()]
}

test('what tells cases apart is whoever’s own reference; it is asked rather than taken from the NHS number', async () => {
  const fields = ',NHS Number,Surname,Forename,DOB,,Date'
  const [own, nhs] = await tellsApart('CSU ref,Patient,,,,CCG,Referral', fields)
  assert.deepEqual([own, nhs], ['CSU ref', 'Patient: NHS Number'])
  const [none, number, asked] = await tellsApart('Row,Patient,,,,CCG,Referral', fields)
  assert.deepEqual([none, number], [undefined, 'Patient: NHS Number'])
  assert.match(asked!, /Which column holds what tells one case from another\?/)
  const called = ['Case ID', 'PatientNo', 'Local identifier', 'Our reference', 'Patient ref', 'ID', 'Case']
  for (const name of called)
    assert.equal((await tellsApart(`${name},Patient,,,,CCG,Referral`, fields))[0], name)
})

test('what stands above a heading of one row is no group, and what stands below it is no field', async () => {
  const heading = 'Ref,NHS No,Surname,Forename,DOB,CCG,Referral date,Decision date,Outcome'
  const row = 'CSU/9,9990070210,Example,Joan,29/02/1940,01A,01/10/2019,,Eligible'
  const titled = fileAt(filed('titled.csv', `Caseload,,,OFFICIAL,,,,,\n${heading}\n${row}\n${row}\n`))
  const look = await lookAt(titled)
  assert.deepEqual([look?.headingRow, look?.isGrouped, look?.heading], [2, false, heading.split(',')])
})
