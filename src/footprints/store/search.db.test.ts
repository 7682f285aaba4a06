/** “Find my area” on the shipped lists and both demonstration systems. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import { demonstrationFolder, findArea, loadReferenceData, loadSystem } from '../index.ts'

const lancashire = 'lancashire-and-south-cumbria'
const systems = [
  { system: lancashire, name: 'Lancashire', today: day('2021-03-10') },
  { system: 'west-yorkshire-and-harrogate', name: 'Yorkshire', today: day('2018-10-01') },
]
let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
  for (const { system } of systems) await loadSystem(database, demonstrationFolder(system))
})
after(() => database.close())
const db = () => database.db

test('an area is found by council, place, practice or postcode, and leads to its places', async () => {
  const find = (query: string) => findArea(db(), query, systems)
  const [blackburn] = await find('blackburn')
  assert.deepEqual(
    [blackburn?.kind, blackburn?.code, blackburn?.places[0]?.place],
    ['council', 'E06000008', 'pennine-lancashire'],
  )
  const [fylde] = await find('Fylde C')
  assert.deepEqual([fylde?.kind, fylde?.code, fylde?.places[0]?.system], ['place', 'fylde-coast', lancashire])
  const practice = (await find('FY1 4LN')).find(each => each.code === 'P81042')
  assert.deepEqual([practice?.name, practice?.places[0]?.place], ['Adelaide Street Surgery', 'fylde-coast'])
  assert.equal((await find('district craven'))[0]?.code, 'bradford-district-and-craven')
  const council = (await find('craven')).find(each => each.code === 'E07000163')
  assert.deepEqual(council?.places.map(each => each.place).sort(), [
    'bradford-district-and-craven',
    'morecambe-bay',
  ])
  assert.deepEqual(await find('  %_ '), [])
  assert.equal((await find('surgery')).length, 20)
})

test('a practice whose commissioner merged later is in the place of what it was made of, where that is one', async () => {
  const placesOf = async (query: string) =>
    (await findArea(db(), query, systems)).map(({ name, places, through }) =>
      [name, places.map(each => each.place).join(), through ? `through ${through.name}` : ''].join(': '),
    )
  assert.deepEqual(await placesOf('BD1 3LS'), ['Bevan Healthcare CIC: bradford-district-and-craven: '])
  const [batley] = await placesOf('WF17')
  assert.match(batley ?? '', /: kirklees: $/)
  for (const found of await placesOf('HG1'))
    assert.match(found, /: harrogate: through NHS North Yorkshire CCG$/)
  const [harrogate] = await findArea(db(), 'HG1', systems)
  assert.equal(harrogate?.through?.elsewhere, true)
})
