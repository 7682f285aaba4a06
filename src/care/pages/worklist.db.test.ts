/** My work says what other areas want of the reader as well, before the cases of the unit. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { day } from '#kit'
import { as, saveSystem } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import type { PageContext, PanelPage } from '#web'
import { worklistPage } from './worklist.ts'

let database: FreshDatabase
const system = { system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true }
before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, system)
})
after(() => database.close())

test('what other areas offer for the reader’s work stands on the page, asked for once and by the system', async () => {
  const asked: (readonly [PanelPage, string])[] = []
  const actor = anActor('nurse-assessor')
  const shown = await as(database.db, actor, tx => {
    const context: PageContext = {
      ...{ tx, actor, system, url: '/', form: null, refusal: null, params: { system: 'north' } },
      query: new URLSearchParams(),
      panels: async (on, of) => {
        asked.push([on, of])
        return [h('p', null, 'An answer to a question of councillors is due on 12 March')]
      },
      count: () => assert.fail('nothing is counted here'),
      breakGlass: () => assert.fail('nobody breaks glass here'),
      mendGlass: () => assert.fail('nobody breaks glass here'),
    }
    return worklistPage.show(context)
  })
  assert.ok('body' in shown)
  const html = render(shown.body as Parameters<typeof render>[0])
  assert.deepEqual(asked, [['work', 'north']])
  assert.ok(html.indexOf('councillors is due') < html.indexOf('Nothing is running here'))
})
