import assert from 'node:assert/strict'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, test } from 'node:test'
import { demonstrationFolder } from '#footprints'
import { type FileToImport, type ImportKind, importFile, jobActor, momentOf, type System } from '#platform'
import { type FreshDatabase, systemDatabase } from '#testing'
import { caseloadFile } from '../generate/caseload.ts'
import { readSettings } from '../generate/settings.ts'
import { caseloadExporter } from './export.ts'
import { caseloadKind } from './kind.ts'

const folder = demonstrationFolder('lancashire-and-south-cumbria')
let [first, second]: [FreshDatabase, FreshDatabase] = [undefined as never, undefined as never]
let system: System
beforeEach(async () => {
  ;({ database: first, system } = await systemDatabase())
  ;({ database: second } = await systemDatabase())
})
afterEach(async () => {
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
  const { read_rows: read, unchanged_rows: unchanged, new_rows: added, changed_rows: changed } = run
  return { read, unchanged: unchanged ?? 0, new: added ?? 0, changed: changed ?? 0 }
}

async function exported(database: FreshDatabase): Promise<string[]> {
  const lines: string[] = []
  await database.db.transaction().execute(async tx => {
    for await (const cells of caseloadExporter.rows(tx, system.system))
      lines.push(cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','))
  })
  return lines
}

const asFile = (lines: readonly string[]): string =>
  `${caseloadExporter.heading.join(',')}\n${lines.join('\n')}\n`

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
  const file = asFile(out)
  assert.deepEqual(await bring(first, file), { read: out.length, unchanged: out.length, new: 0, changed: 0 })
  await bring(second, file)
  assert.deepEqual(await exported(second), out)
})

test('what was corrected goes over an older copy under the same names, and out of it again the same', async () => {
  const settings = readSettings(join(folder, 'caseload.json'))
  const invented = [...caseloadFile({ seed: 8, scale: 0.01, settings })].join('')
  await bring(first, invented)
  await bring(second, asFile(await exported(first)))

  const verified = /^.*care\.decision-verified,.*?""outcome"":""(?:not-)?eligible"".*$/m
  const asked = /^.*care\.evidence-asked-for,(\d{4}-\d\d-\d\d),.*$/m
  const [decision, question] = [verified.exec(invented)![0], asked.exec(invented)!]
  const saying = (outcome: string, what: string) =>
    invented
      .replace(decision, decision.replace(/(""outcome"":"")[a-z-]+/, `$1${outcome}`))
      .replace(question[0], question[0].replace(/(""what"":"")[a-z ]+/, `$1${what}`))
  for (const [outcome, what] of [
    ['nursing-care', 'the chart'],
    ['joint-package', 'the chart'],
    ['nursing-care', 'the chart of falls'],
    ['joint-package', 'the chart of falls'],
  ] as const) {
    await bring(first, saying(outcome, what))
    const out = await exported(first)
    assert.ok(!out.some(line => line.includes('undefined')))
    await bring(second, asFile(out))
    assert.deepEqual(await exported(second), out)
    const again = { read: out.length, unchanged: out.length, new: 0, changed: 0 }
    assert.deepEqual(await bring(second, asFile(out)), again)
  }
  // Three corrections at once, the last of which says what the first one said.
  await bring(first, saying('eligible', 'the chart'))
  await bring(first, saying('not-eligible', 'the chart'))
  await bring(first, saying('joint-package', 'the chart of falls'))
  const out = await exported(first)
  await bring(second, asFile(out))
  assert.deepEqual(await exported(second), out)
})
