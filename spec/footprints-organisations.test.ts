/** Organisations through time as tables: how many there were, which merged, where figures of closed ones land. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  councilCountOn,
  landingsOn,
  loadReferenceData,
  mergersOn,
  organisationKinds,
  organisationsOn,
} from '../src/footprints/index.ts'
import { day } from '../src/kit/index.ts'
import { type FreshDatabase, freshDatabase } from '../src/testing/index.ts'

type Row = Readonly<Record<string, string>>
const table = (name: string): Row[] =>
  parse(readFileSync(new URL(name, import.meta.url)), { columns: true, trim: true })

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())

const kindOf = (text: string) => {
  const kind = organisationKinds.find(each => each === text)
  assert.ok(kind, `there is no kind ${text}`)
  return kind
}

for (const { on = '', kind = '', count, source } of table('footprints-counts.csv'))
  test(`${count} of kind ${kind} on ${on} (${source})`, async () => {
    const tier = kind === 'upper council' ? 'upper' : kind === 'lower council' ? 'lower' : null
    const found =
      tier === null
        ? (await organisationsOn(database.db, [kindOf(kind)], day(on))).length
        : await councilCountOn(database.db, tier, day(on))
    assert.equal(found, Number(count))
  })

for (const row of table('footprints-mergers.csv'))
  test(`${row.old} of kind ${row.kind} became ${row.made} on ${row.on} (${row.source})`, async () => {
    const merged = await mergersOn(database.db, [kindOf(row.kind!)], day(row.on!))
    assert.deepEqual([merged?.old, merged?.made], [Number(row.old), Number(row.made)])
    const made = merged?.mergers.find(each => each.code === row.example_new)
    assert.ok(made?.from.some(each => each.code === row.example_old))
  })

for (const { reported_for: code = '', on = '', lands, rule } of table('footprints-landings.csv'))
  test(`a figure of ${code} lands on ${on} at ${lands}: ${rule}`, async () => {
    const landings = (await landingsOn(database.db, [code], day(on))).get(code) ?? []
    const said = landings.map(each =>
      each.share === 1 ? each.code : `${each.code} ${Number(each.share.toFixed(6))}`,
    )
    assert.equal(said.join(' '), lands)
    assert.equal(
      landings.some(each => each.moved === 'by-share'),
      /estimated/.test(rule!),
    )
  })
