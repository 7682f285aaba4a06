/** A spreadsheet that somebody brought and nobody has applied yet, with rows that were rejected. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messyRows } from '../src/care/caseload/as-it-comes/messy-sheet.ts'
import { proposeMapping } from '../src/care/caseload/as-it-comes/propose-mapping.ts'
import { lookAt } from '../src/care/caseload/as-it-comes/whole-sheet.ts'
import { sheetChoice } from '../src/care/index.ts'
import { workbook } from '../src/care/return/spreadsheet.ts'
import {
  as,
  askFor,
  bringFile,
  changeFile,
  importsJob,
  realNow,
  runJob,
  workbookAsCsv,
} from '../src/platform/index.ts'
import { importChoices } from '../src/registry.ts'
import { memberOf } from './caseload.ts'
import type { Product } from './product.ts'

export async function broughtSheet({ database, system }: Product): Promise<{ readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'brought-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'sheet.upload')
  const bytes = workbook([{ name: 'Caseload', rows: messyRows.map(row => [...row]) }])
  writeFileSync(path, bytes)
  const verifier = memberOf(system, 'hub-verifier', [])
  const mapping = proposeMapping((await lookAt(workbookAsCsv(path)))!, 'support-unit', 2021).mapping
  const brought = await as(database.db, verifier, async tx => {
    const sent = { name: 'caseload.xlsx', path, bytes: bytes.length }
    const file = await bringFile(tx, verifier, sheetChoice, sent)
    assert.ok(file.ok, JSON.stringify(file))
    await changeFile(tx, file.value, { reading: { ...file.value.reading, mapping, draft: mapping } })
    await askFor(tx, file.value, 'read', verifier, realNow())
    return file.value
  })
  assert.equal(await runJob(database, importsJob(importChoices)), 'done')
  return { file: brought.id }
}
