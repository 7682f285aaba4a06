import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { demonstrationFolder } from '#footprints'
import { type Day, day } from '#kit'
import { as, importShipped, jobActor, momentOf, publicActor, type System, saveSystem } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import type { Page, PageContext } from '#web'
import { publishFigures, publishingKinds } from '../index.ts'
import { publishingPages } from './index.ts'

const system: System = {
  ...{ system: 'lancashire-and-south-cumbria', name: 'Lancashire and South Cumbria' },
  ...{ fixedToday: day('2021-03-10'), demonstration: true },
}
const pages = publishingPages({ findAreaAt: null })
let database: FreshDatabase

before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, system)
  const files = publishingKinds.map(kind => ({
    kind,
    path: `${demonstrationFolder(system.system)}/${kind.name}.csv`,
  }))
  await importShipped(
    database,
    files,
    jobActor('demonstration', system.system, [], momentOf(system), 'test'),
    () => undefined,
  )
  await sql`insert into footprints.place (system, place, name) values
    (${system.system}, 'fylde-coast', 'Fylde Coast'), (${system.system}, 'pennine', 'Pennine')`.execute(
    database.db,
  )
  await sql`insert into footprints.place_commissioner (system, place, commissioner) values
    (${system.system}, 'fylde-coast', '00R'), (${system.system}, 'pennine', '00Q')`.execute(database.db)
})
after(() => database.close())

let made = 0
async function concluded(place: string, count: number, due: Day) {
  await sql`
    insert into clocks.clock (system, rule, subject, starting_fact, started_on, due_on, paused, stopped_on,
      outcome, owner, place, audience, calendar_version)
    select ${system.system}, 'chc-decision', 'case-' || n, n, '2020-10-01', ${due}, false, '2020-11-20',
      'stopped', '00Q', ${place}, 'care', 'test'
    from generate_series(${made + 1}::integer, ${made + count}::integer) as n`.execute(database.db)
  made += count
}

async function answer(path: string, query = '', params: Record<string, string> = {}) {
  const page = pages.find(each => each.path === path) as Page
  const actor = publicActor(system.system, momentOf(system), 'test')
  return as(database.db, actor, tx => {
    const context: PageContext = {
      ...{ tx, actor, system, params: { system: system.system, ...params }, url: path },
      ...{ query: new URLSearchParams(query), form: null, refusal: null },
      panels: async () => [],
      count: () => assert.fail('a public page reads what was published, and counts nothing'),
      breakGlass: () => assert.fail('nobody breaks glass on a public page'),
      mendGlass: () => assert.fail('nobody breaks glass on a public page'),
    }
    return page.show(context)
  })
}

async function textOf(path: string, query = '', params: Record<string, string> = {}) {
  const shown = await answer(path, query, params)
  assert.ok('body' in shown, JSON.stringify(shown))
  return render(shown.body as Parameters<typeof render>[0])
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

const individualCare = '/:system/promises/individual-care'
const codeOf = (answered: object) =>
  'refusal' in answered ? (answered.refusal as { code: string }).code : undefined

test('before anything is published every page says so', async () => {
  assert.match(await textOf('/:system'), /About 3,800 were outstanding.* · nothing newer recorded/)
  assert.match(await textOf(individualCare), /No figures have been published yet/)
  assert.match(await textOf('/:system/promises'), /None has a published figure yet/)
  assert.equal(codeOf(await answer(`${individualCare}.csv`)), 'not-found')
})

test('the first page of the demonstration carries its sources and what differs', async () => {
  const text = await textOf('/:system')
  assert.match(text, /January 2020 · business case, p17–18/)
  assert.match(text, /The money: £240m to £340m short forecast About £300m is 8% of a £3\.7bn budget/)
  assert.match(text, /3 February 2021 · board paper, p41/)
  assert.match(text, /Figures that differ \(2\) £770,000 or £796,000 a year\?/)
  assert.match(text, /£3\.5bn or £3\.7bn budget\?/)
})

test('the job counts and publishes; anybody reads the page and the file of the same edition', async () => {
  await concluded('pennine', 30, day('2020-11-20'))
  await concluded('pennine', 12, day('2020-11-19'))
  await concluded('fylde-coast', 20, day('2020-11-30'))
  const published = await publishFigures(database.db, system, { requestId: 'test' })
  assert.ok(published.ok && published.value.length === 1 && published.value[0]!.isNew)
  const text = await textOf(individualCare)
  assert.match(text, /October to December 2020: 83% .* of continuing care decisions .* about 50 of 60/)
  assert.match(text, /as at 10 March 2021, \S+ \[invented\] Place On time Of Share/)
  assert.match(
    await textOf('/:system/promises'),
    /83% .*about 50 of 60, October to December 2020\. Target reached/,
  )
  const one = { standard: 'chc-decision-within-28-days' }
  assert.match(await textOf('/:system/promises/:standard', '', one), /Edition 1, frozen/)
  const file = await answer(`${individualCare}.csv`, 'edition=1')
  assert.ok('file' in file)
  assert.match(String(file.file.content), /place,pennine,Pennine,30,40,75,60,86,\[invented\],/)
  assert.equal(file.file.name, 'lancashire-and-south-cumbria-individual-care-edition-1.csv')
})

test('an edition or a promise that is not there is not found', async () => {
  for (const query of ['edition=2', 'edition=0', 'edition=x', 'edition=99999999999999999999'])
    assert.equal(codeOf(await answer(individualCare, query)), 'not-found', query)
  assert.equal(codeOf(await answer('/:system/promises/:standard', '', { standard: 'none' })), 'not-found')
})

test('every page of the public record is open to anybody and only reads', () => {
  for (const page of pages) {
    assert.equal(page.act.roles, 'public', page.path)
    assert.equal(page.act.reads, true, page.path)
    assert.equal(page.submit, undefined, page.path)
  }
})
