/** A nurse's day of twelve cases, each from her list until she is back at her list: clicks and page loads counted. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Case, PathwayAct } from '../../src/care/index.ts'
import { actTitles } from '../../src/care/pathways/index.ts'
import { type Caseload, nhsNumbers } from '../caseload.ts'
import { counted, countLoads, type Effort } from '../counted-hand.ts'
import { openBrowser } from '../gallery/browser.ts'
import { lookWideAndNarrow } from '../look.ts'
import { fill } from '../pages/act.ts'
import { formOf } from '../pages/form.ts'
import { worklistPage } from '../pages/worklist-page.ts'
import { type Product, startProduct } from '../product.ts'
import { asOfThisMorning, today, twelveCases } from '../twelve-cases.ts'
import { castOf, inSystem, open, type Visitor } from '../visitor.ts'
import { atADesk } from '../ways.ts'

let product: Product
let browser: Browser
const effort: Effort = { clicks: 0, loads: 0 }
let nina: Visitor
const cases = new Map<string, Case>()

before(async () => {
  product = await startProduct({ today })
  browser = await openBrowser()
  const load: Caseload = { db: product.database.db, system: product.system, numbers: nhsNumbers(1) }
  for (const each of twelveCases) cases.set(each.name, await asOfThisMorning(load, each))
  nina = await castOf(browser, product, { ...atADesk, hand: counted(atADesk.hand, effort) }).as('nina')
  countLoads(nina.page, effort)
  await open(nina, inSystem(nina, '/work'))
})
after(async () => {
  await browser.close()
  await product.close()
})

test('her list leads to every act, on a desk and on a phone', async () => {
  await nina.page.locator('details.app-more summary').first().click()
  await lookWideAndNarrow(nina.page, 'my work in the morning')
})

for (const each of twelveCases)
  test(`${each.name}: ${each.task}`, async context => {
    Object.assign(effort, { clicks: 0, loads: 0 })
    const found = cases.get(each.name)
    assert.ok(found)
    const [[first], last] = [each.to[0]!, each.to.at(-1)!]
    await worklistPage(nina).begin(found.reference, actTitles[first])
    for (const [name, answers] of each.to) {
      await fill(nina, name, answers)
      const next = each.to[each.to.findIndex(([done]) => done === name) + 1]
      await formOf(nina).send(next ? thenButton(name, next[0]) : actTitles[name])
    }
    assert.match(
      await worklistPage(nina).recorded(),
      new RegExp(`${actTitles[last[0]]}: ${each.name} Example`),
    )
    if (each.name === 'Beryl') await lookWideAndNarrow(nina.page, 'my work, recorded')
    context.diagnostic(`${each.name} | ${each.task} | ${effort.clicks} | ${effort.loads}`)
    assert.ok(effort.clicks <= each.now.clicks && effort.loads <= each.now.loads, JSON.stringify(effort))
  })

test('what is written down is what was counted', () => {
  const written = readFileSync(new URL('../../docs/nurses-day.md', import.meta.url), 'utf8')
  for (const { name, task, before: then, now } of twelveCases) {
    const cells = [name, task, `${then.clicks} → ${now.clicks}`, `${then.loads} → ${now.loads}`]
    const row = new RegExp(`^\\| ${cells.join(' +\\| ')} +\\|$`, 'm')
    assert.match(written, row)
    assert.ok(now.loads * 2 <= then.loads, `${name}: page loads are halved`)
  }
})

/** Records the one and goes on to the other. */
const thenButton = (one: PathwayAct, other: PathwayAct): string =>
  `${actTitles[one]}, then ${actTitles[other][0]!.toLowerCase()}${actTitles[other].slice(1)}`
