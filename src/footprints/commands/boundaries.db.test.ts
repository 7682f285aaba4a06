/** The table of coterminosity for April 2021, worked out elsewhere from 32,844 small areas. */
import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type FreshDatabase, freshDatabase } from '#testing'
import { loadReferenceData } from '../index.ts'
import { boundariesCommand } from './boundaries.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())

async function run(...args: string[]) {
  const stdout = new PassThrough()
  const open = async () => ({ ...database, close: async () => undefined })
  const status = await boundariesCommand(open).run(args, {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
  })
  stdout.end()
  return { status, answer: JSON.parse((await stdout.toArray()).join('')) }
}

for (const [tier, share, councils, systems] of [
  ['upper', 0, 14, 23],
  ['upper', 0.01, 12, 21],
  ['upper', 0.02, 10, 19],
  ['upper', 0.05, 8, 15],
  ['upper', 0.1, 7, 13],
  ['lower', 0, 15, 19],
  ['lower', 0.01, 15, 19],
  ['lower', 0.02, 14, 18],
  ['lower', 0.05, 12, 15],
  ['lower', 0.1, 11, 14],
] as const)
  test(`${councils} ${tier}-tier councils split between ${systems} systems at ${share}`, async () => {
    const { status, answer } = await run('--on', '2021-04-01', '--tier', tier, '--share', String(share))
    assert.equal(status, 0)
    assert.deepEqual([answer.councils, answer.systems, answer.split.length], [councils, systems, councils])
  })

test('Essex lies in three systems, with 43.8% outside the main one', async () => {
  const { answer } = await run('--on', '2021-11-05', '--tier', 'upper', '--share', '0.02')
  const essex = answer.split.find((each: { name: string }) => each.name === 'Essex')
  assert.equal(essex.parts.length, 3)
  assert.equal((1 - essex.parts[0].share).toFixed(3), '0.438')
  assert.equal(answer.split.find((each: { name: string }) => each.name === 'Cumbria').parts.length, 2)
})

for (const on of ['2018-04-01', '2019-10-10', '2020-04-01', '2022-07-01'])
  test(`every council and system is named on ${on}`, async () => {
    const { answer } = await run('--on', on, '--tier', 'upper')
    assert.ok(answer.councils > 5)
    for (const each of [...answer.split, ...answer.split.flatMap((council: { parts: [] }) => council.parts)])
      assert.notEqual(each.name, each.code)
  })

test('days outside the lists and wrong arguments are refused', async () => {
  for (const args of [
    ['--on', '2018-03-31', '--tier', 'upper'],
    ['--on', '2023-04-01', '--tier', 'upper'],
    ['--on', 'soon', '--tier', 'upper'],
    ['--on', '2021-04-01', '--tier', 'middle'],
    ['--on', '2021-04-01', '--tier', 'upper', '--share', '2'],
    ['--bogus'],
  ]) {
    const { status, answer } = await run(...args)
    assert.deepEqual([status, answer.refusal.code], [2, 'invalid'])
  }
})
