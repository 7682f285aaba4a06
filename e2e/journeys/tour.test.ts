/**
 * Every page that there is, shown to somebody who may see it, on a desk and on a phone. A page without an example or
 * without anybody to show it to fails by name; so nobody can add one that was not looked at.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { pages } from '../../src/app.ts'
import type { ActRule, RoleId } from '../../src/platform/index.ts'
import { openBrowser } from '../gallery/browser.ts'
import { look } from '../look.ts'
import { formOf } from '../pages/form.ts'
import { addressOf, type Populated, populated } from '../populated.ts'
import { type Cast, castOf, inSystem, open, type Persona, type Visitor } from '../visitor.ts'
import { atADesk, onAPhone, type Way } from '../ways.ts'

/** Who shows the pages of a role; a page goes to the first of its roles that is here. */
const guides: readonly (readonly [RoleId, Persona])[] = [
  ...([
    ['referrer', 'wendy'],
    ['place-lead', 'helen'],
    ['hub-verifier', 'judith'],
  ] as const),
  ...([
    ['director', 'celia'],
    ['family-member', 'ruth'],
    ['auditor', 'joyce'],
  ] as const),
  ...([['administrator', 'alex']] as const),
]
/** Pages that only lead on to another, and files: there is nothing to look at. */
const leadsOn: readonly string[] = [
  '/:system/work/break-glass/end',
  '/:system/work/return',
  '/:system/work/return/:quarter/file',
  '/:system/work/imports/:file/rejected.csv',
  '/:system/promises/individual-care.csv',
  '/places/:organisation',
]

let here: Populated
let browser: Browser
before(async () => {
  here = await populated()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await here.product.close()
})

function guideOf({ roles, act }: ActRule): Persona | 'anybody' {
  if (roles === 'public') return 'anybody'
  const found = guides.find(([role]) => roles.includes(role))
  assert.ok(found, `nobody of the tour may ${act}`)
  return found[1]
}

/** What a page is asked for, where it shows nothing without. */
const asked: Readonly<Record<string, string>> = {
  '/:system/work/return/:quarter/rows': '?line=1+standard+snapshot',
  '/england/redraw': '?on=2021-04-01&change=commissioner:02Q:E54000014&kind=council',
  '/england/redraw/side-by-side':
    '?proposal=on%3D2021-04-01%26change%3Dcommissioner:02Q:E54000014&proposal=on%3D2021-04-01%26change%3Dsystem:E54000009:E54000014',
}

/** What somebody does first, where their role alone does not open the page. */
const doneFirst: Readonly<Record<string, (visitor: Visitor) => Promise<void>>> = {
  '/:system/work/cases/:id/entries': async visitor => {
    await open(visitor, inSystem(visitor, '/work/break-glass'))
    await formOf(visitor).text('Reference of the case', here.known.reference ?? '')
    await formOf(visitor).text('Why do you need to see it?', 'An entry is to be removed by law')
    await formOf(visitor).send('Open this case')
  },
}

async function visit(cast: Cast, path: string, act: ActRule, way: Way): Promise<void> {
  const guide = guideOf(act)
  const visitor: Visitor = guide === 'anybody' ? await cast.anybody() : await cast.as(guide)
  await doneFirst[path]?.(visitor)
  const answer = await visitor.page.goto(
    here.product.origin + addressOf(path, here.known) + (asked[path] ?? ''),
  )
  assert.equal(answer?.status(), 200, `${guide} at ${path}`)
  await look(visitor.page, way, path)
}

test('a page that leads on is a page that there is', () => {
  for (const path of leadsOn)
    assert.ok(
      pages.some(page => page.path === path),
      path,
    )
})

for (const way of [atADesk, onAPhone])
  test(`every page: ${way.name}`, async context => {
    const cast = castOf(browser, here.product, way)
    for (const { path, act } of pages.filter(page => !leadsOn.includes(page.path)))
      await context.test(path, () => visit(cast, path, act, way))
    assert.deepEqual(cast.complaints(), [])
    await cast.leave()
  })
