import assert from 'node:assert/strict'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { clockRules } from '#care/definitions'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import { type FileToImport, type ImportKind, importFile, jobActor, momentOf, type System } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import { caseloadFile } from '../generate/caseload.ts'
import { readSettings } from '../generate/settings.ts'
import { caseloadExporter } from './export.ts'
import { caseloadKind } from './kind.ts'

const folder = demonstrationFolder('lancashire-and-south-cumbria')
let [first, second]: [FreshDatabase, FreshDatabase] = [undefined as never, undefined as never]
let system: System
async function installed(): Promise<FreshDatabase> {
  const database = await freshDatabase(loadReferenceData)
  system = await loadSystem(database, folder)
  return database
}
before(async () => {
  installRules(clockRules)
  ;[first, second] = [await installed(), await installed()]
})
after(async () => {
  await first.close()
  await second.close()
})

const actor = () => jobActor('import', system.system, [], momentOf(system), 'test')
const fileOf = (text: string): FileToImport => ({
  name: 'caseload.csv',
  open: () => Readable.from([Buffer.from(text)]),
})

async function bring(database: FreshDatabase, text: string) {
  const outcome = await importFile(database, caseloadKind as ImportKind, fileOf(text), actor())
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { run, rejections } = outcome.value
  assert.deepEqual(rejections, [])
  return { read: run.read_rows, unchanged: run.unchanged_rows ?? 0, new: run.new_rows ?? 0 }
}

async function exported(database: FreshDatabase): Promise<string[]> {
  const lines: string[] = []
  await database.db.transaction().execute(async tx => {
    for await (const cells of caseloadExporter.rows(tx, system.system))
      lines.push(cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','))
  })
  return lines
}

test('what comes in goes out, comes in elsewhere, and goes out again the same', async () => {
  const settings = readSettings(join(folder, 'caseload.json'))
  const invented = [...caseloadFile({ seed: 7, scale: 0.02, settings })].join('')
  const brought = await bring(first, invented)
  assert.ok(brought.new > 1_500, `${brought.new} rows`)
  // A change of a day in the file corrects a fact here; the export has both.
  const changed = invented.replace(/^(.*care\.recommended,)(\d{4}-\d\d-\d\d)(,.*)$/m, '$1__$3')
  const on = /^.*care\.recommended,(\d{4}-\d\d-\d\d),/m.exec(invented)![1]!
  await bring(
    first,
    changed.replace(
      '__',
      on.replace(/\d$/, digit => (digit === '0' ? '1' : '0')),
    ),
  )

  const out = await exported(first)
  assert.equal(out.length, brought.new + 1)
  const file = `${caseloadExporter.heading.join(',')}\n${out.join('\n')}\n`
  assert.deepEqual(await bring(first, file), { read: out.length, unchanged: out.length, new: 0 })
  await bring(second, file)
  assert.deepEqual(await exported(second), out)
})
