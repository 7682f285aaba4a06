import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { type FirstPageInput, firstPageModel } from '../first-page-model.ts'
import type { PromiseRow } from '../promises-model.ts'
import type { Statement, Story } from '../statement.ts'
import { FirstPage } from './first.page.tsx'

const story = (changes: Partial<Story> = {}): Story => ({
  ...{ story: 'reviews', position: 1, heading: 'Reviews are late', note: null, tag: 'national standard' },
  ...{ standard: 'reviewed', linkText: null, link: null, ...changes },
})
const statement = (changes: Partial<Statement> = {}): Statement => ({
  ...{ id: 'one', story: 'reviews', part: 'sentence', position: 1, statement: 'About 30 were late.' },
  ...{ subject: null, words: null, value: null, unit: null, source: 'business case', page: 'p17' },
  ...{ dated: 'January 2020', marks: ['unverified'], ...changes },
})
const inputWith = (changes: Partial<FirstPageInput>): FirstPageInput => ({
  ...{ address: '/north', systemName: 'North', stories: [story()], statements: [statement()] },
  ...{ promises: [], findAreaAction: null, ...changes },
})
const textOf = (input: FirstPageInput): string =>
  render(FirstPage({ model: firstPageModel(input) }))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('a block says what was promised, by whom it was said and whether anything newer is recorded', () => {
  assert.match(
    textOf(inputWith({})),
    /Reviews are late national standard About 30 were late\. \[x\] January 2020 · business case, p17 · nothing newer recorded/,
  )
})

test('a published figure of the same promise stands beside it', () => {
  const promise: PromiseRow = {
    ...{ id: 'reviewed', title: 'Reviewed', href: '/north/promises/reviewed', kind: 'plan', limit: '1 year' },
    ...{ target: null, standing: '' },
    latest: {
      figure: { measure: 'Reviewed', place: 'North', date: 'x', value: 43, unit: '%', marks: ['invented'] },
      ...{ numbers: '10 of 25', quarter: 'October to December 2020', href: '/north/promises/care' },
    },
  }
  const text = textOf(inputWith({ promises: [promise] }))
  assert.match(text, /Counted here: reviewed, October to December 2020, 43% /)
  assert.doesNotMatch(text, /nothing newer/)
  assert.match(text, /\[invented\] invented for the demonstration/)
})

test('numbers about one subject that differ stand side by side, the same number twice does not differ', () => {
  const said = (id: string, words: string, value: number) =>
    statement({ ...{ id, part: 'figure', story: null, subject: 'budget', unit: 'budget' }, words, value })
  const differ = firstPageModel(
    inputWith({ statements: [said('a', '£3.5bn', 3.5e9), said('b', '£3.7bn', 3.7e9)] }),
  )
  assert.deepEqual(
    differ.differences.map(each => each.question),
    ['£3.5bn or £3.7bn budget?'],
  )
  const same = firstPageModel(
    inputWith({ statements: [said('a', '£3.5bn', 3.5e9), said('b', '£3.5bn', 3.5e9)] }),
  )
  assert.deepEqual(same.differences, [])
})

test('a range is drawn with the numbers as they were printed', () => {
  const part = (id: string, which: 'low' | 'middle' | 'high', words: string, value: number) =>
    statement({ id, part: which, words, value })
  const statements = [
    statement(),
    part('a', 'low', '£240m', 240),
    part('b', 'middle', '£300m', 300),
    part('c', 'high', '£340m', 340),
  ]
  const text = textOf(inputWith({ statements }))
  for (const words of ['£0', '£240m', '£300m', '£340m']) assert.ok(text.includes(words), words)
})

test('a block without a sentence is left out; a system without any says so', () => {
  assert.match(textOf(inputWith({ statements: [] })), /Nothing has been recorded for North yet\./)
})

test('the search for one’s area is there where the product has such a page', () => {
  assert.doesNotMatch(textOf(inputWith({})), /Find my area/)
  const html = render(FirstPage({ model: firstPageModel(inputWith({ findAreaAction: '/north/your-area' })) }))
  assert.match(html, /<form action="\/north\/your-area" method="get"/)
  assert.match(html, /<label[^>]*for="place"/)
})
