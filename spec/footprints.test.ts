/** Councils divided between systems, and how many there are of each kind of body with how many people. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  loadReferenceData,
  type OrganisationKind,
  organisationKinds,
  organisationsOn,
  residentsOf,
  splitCouncils,
  tiersOf,
} from '#footprints'
import { day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'

const rowsOf = <Column extends string>(name: string): Record<Column, string>[] =>
  parse(readFileSync(new URL(name, import.meta.url)), { columns: true })

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())

async function splitOn(on: string, tier: string, share: string) {
  assert.ok(tier === 'upper' || tier === 'lower')
  const answer = await splitCouncils(database.db, { on: day(on), tier, share: Number(share) })
  assert.ok(answer.ok)
  return answer.value
}

for (const row of rowsOf<'on' | 'tier' | 'share' | 'councils' | 'systems'>('coterminosity.csv'))
  test(`${row.on}, ${row.tier} tier, parts of ${row.share}: ${row.councils} councils, ${row.systems} systems`, async () => {
    const { councils, systems, split } = await splitOn(row.on, row.tier, row.share)
    assert.deepEqual([councils, systems, split.length], [row.councils, row.systems, row.councils].map(Number))
  })

const divided = rowsOf<'on' | 'council' | 'outside' | 'systems'>('divided-councils.csv')
for (const row of divided)
  test(`${row.outside} of ${row.council} lie outside its main system`, async () => {
    const { split } = await splitOn(row.on, 'upper', '0')
    const council = split.find(each => each.name === row.council)
    const [main, ...others] = council?.parts ?? []
    assert.equal(`${((1 - (main?.share ?? 1)) * 100).toFixed(1)}%`, row.outside)
    assert.equal(others.length + 1, Number(row.systems))
  })

test('the table of divided councils is all of them', async () => {
  const { split } = await splitOn('2021-04-01', 'upper', '0')
  assert.deepEqual(split.map(each => each.name).sort(), divided.map(row => row.council).sort())
})

async function codesOf(kind: string, on: string): Promise<string[]> {
  const tier = /^(upper|lower)-tier council$/.exec(kind)?.[1]
  const kinds = (tier ? ['council'] : [kind]) as OrganisationKind[]
  assert.ok(kinds.every(each => organisationKinds.includes(each)))
  const found = (await organisationsOn(database.db, kinds, day(on))).map(each => each.code)
  return tier ? found.filter(code => tiersOf(code).some(each => each === tier)) : found
}

for (const row of rowsOf<'on' | 'kind' | 'how_many' | 'residents' | 'adults'>('footprint-counts.csv'))
  test(`${row.how_many} of kind ${row.kind} on ${row.on}${row.residents && `, ${row.residents} residents`}`, async () => {
    const codes = await codesOf(row.kind, row.on)
    assert.equal(codes.length, Number(row.how_many))
    if (row.residents === '') return
    const residents = [...(await residentsOf(database.db, codes, day(row.on))).values()]
    assert.equal(residents.length, codes.length)
    const sum = (counts: readonly (number | null)[]) =>
      counts.reduce<number>((total, count) => total + (count ?? 0), 0)
    assert.equal(sum(residents.map(each => each.people)), Number(row.residents))
    assert.equal(sum(residents.map(each => each.adults)), Number(row.adults))
  })
