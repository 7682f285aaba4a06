import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { day } from '#kit'
import { emptyForm } from '#web'
import { caseActs } from '../acts/index.ts'
import { foundIn } from '../found.ts'
import { actTitles } from '../pathways/index.ts'
import { unverifiedInReferrals, unverifiedRulesOf } from '../unverified-rules.ts'
import { ActPage } from './act.page.tsx'
import { ReferPage } from './refer.page.tsx'

const today = day('2021-03-10')
const found = {
  ...{ id: 'case-1', pathway: 'standard', state: 'coordinated', receivedOn: day('2021-02-01') },
  ...{ coordinator: null, recommended: null, outcome: null, waitingFor: null, bookedOn: null },
}
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll('&amp;', '&')
const mark = 'Rules on this page that are not verified [x]'

for (const [name, act] of caseActs)
  test(`the page of “${actTitles[name]}” marks what it rests on and was not verified`, () => {
    const html = renderToString(
      ActPage({
        ...{ act, title: actTitles[name], offers: {}, form: emptyForm, refusal: null, today },
        ...{ name: 'Joan Example', nhsNumber: '999 000 0018', reference: 'K7QF-2M9X', version: 1 },
        ...{ keptAs: null, caseHref: '/case', case: found as never, listHref: null, goesOnTo: null },
        soFar: { coordinator: null, limits: [], timeline: [], found: foundIn([]) },
      }),
    )
    const rules = unverifiedRulesOf(name)
    assert.equal(html.includes(mark), rules.length > 0)
    for (const rule of rules) assert.ok(words(html).includes(rule), rule)
    assert.match(words(html), /This case is judged by: National Framework of October 2018 \[x\]/)
  })

test('the form of a Checklist marks its threshold; other notices rest on nothing of it', () => {
  const page = (kind: 'checklist' | 'nursing-care') =>
    words(
      renderToString(
        ReferPage({
          title: 'Refer',
          kind,
          form: emptyForm,
          refusal: null,
          commissioners: [],
          asksToProceed: false,
        }),
      ),
    )
  for (const rule of unverifiedInReferrals) assert.ok(page('checklist').includes(rule))
  assert.ok(page('checklist').includes(mark) && !page('nursing-care').includes(mark))
})
