/** What was shown is what is applied: the page says which preview it shows, and only that one is agreed to. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import {
  as,
  askFor,
  bringFile,
  choiceOf,
  countField,
  filledText,
  findFile,
  type ImportKind,
  importsJob,
  previewOf,
  realNow,
  runJob,
  saveSystem,
  tableKind,
} from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { Form } from '../form.ts'
import type { PageContext } from '../page.ts'
import { applyPage } from './confirm.ts'

const kind = tableKind<{ code: string; beds: number }>({
  ...{ name: 'wards', title: 'Wards', scope: 'system', audience: 'imports', table: 'platform.ward' },
  key: ['code'],
  columns: { code: { meaning: 'Code', field: filledText }, beds: { meaning: 'Beds', field: countField } },
})
const choice = choiceOf(kind as ImportKind, {
  ...{ title: 'Wards', hint: 'A row a ward' },
  act: { act: 'test.bring-wards', title: 'Bring wards', scope: 'system', roles: ['performance-analyst'] },
})
const actor = anActor('performance-analyst')
const system = { system: actor.system, name: 'Test', fixedToday: null, demonstration: false }
const page = applyPage([choice])
const folder = mkdtempSync(join(tmpdir(), 'confirm-'))
let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, system)
  await sql`create table platform.ward (system text not null, code text not null, beds integer not null,
    primary key (system, code))`.execute(database.db)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

const work = () => runJob(database, importsJob([choice]))
async function brought(content: string) {
  const path = join(folder, 'wards.upload')
  writeFileSync(path, content)
  const sent = { name: 'wards.csv', path, bytes: content.length }
  const file = await as(database.db, actor, tx => bringFile(tx, actor, choice, sent))
  assert.ok(file.ok)
  await work()
  return file.value
}

const contextFor = (tx: PageContext['tx'], file: string): PageContext => ({
  ...{ tx, actor, system, url: '/', form: null, refusal: null },
  ...{ params: { system: actor.system, file }, query: new URLSearchParams() },
  panels: async () => [],
  count: () => assert.fail('nothing is counted here'),
  breakGlass: () => assert.fail('nobody breaks glass here'),
  mendGlass: () => assert.fail('nobody breaks glass here'),
})
async function shown(file: string): Promise<string> {
  const answered = await as(database.db, actor, tx => page.show(contextFor(tx, file)))
  assert.ok('body' in answered, JSON.stringify(answered))
  return render(answered.body as Parameters<typeof render>[0])
}
const press = (file: string, preview: string) =>
  as(database.db, actor, tx =>
    page.submit!.handle({
      ...contextFor(tx, file),
      form: new Form(new URLSearchParams({ preview })),
    }),
  )

test('a page that shows an older preview is refused, and the new one is shown', async () => {
  const file = await brought('code,beds\nA,1\nB,2\n')
  const html = await shown(file.id)
  assert.match(html, /As last checked against the caseload: 2 new, 0 changed and 0 unchanged\./)
  const older = /name="preview" value="(\w+)"/.exec(html)![1]!
  await sql`insert into platform.ward values (${actor.system}, 'A', 9)`.execute(database.db)
  await as(database.db, actor, tx => askFor(tx, file, 'check', actor, realNow()))
  await work()
  const refused = await press(file.id, older)
  assert.equal(!refused.ok && refused.refusal.code, 'stale')
  assert.match(await shown(file.id), /1 new, 1 changed and 0 unchanged/)
  const newer = previewOf((await findFile(database.db, file))!)!.fingerprint
  assert.ok((await press(file.id, newer)).ok)
  assert.equal((await findFile(database.db, file))!.asked, 'apply')
})
