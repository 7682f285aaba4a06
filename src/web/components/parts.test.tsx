import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { DataTable } from './data-table.tsx'
import { DateInput } from './date-input.tsx'
import { EmptyState } from './empty-state.tsx'
import { Endnotes, NoteReference } from './endnotes.tsx'
import { FormElement } from './form-element.tsx'
import { Input } from './input.tsx'
import { isPresent } from './part.ts'
import { type PromiseKind, PromiseTag, promiseKinds } from './promise-tag.tsx'
import { RangeBar } from './range-bar.tsx'
import { StoryBlock } from './story-block.tsx'
import { Table } from './table.tsx'

const words = (html: string): string => html.replace(/<[^>]*>/g, '')

test('0 is something to show; nothing, empty text and truth values are not', () => {
  for (const content of [0, 'x', <p />, ['', 0]]) assert.equal(isPresent(content), true)
  for (const content of [undefined, null, '', false, true, [], ['', null]])
    assert.equal(isPresent(content), false)
})

test('the number 0 is printed in fields, hints and cells', () => {
  const input = renderToString(<Input name="n" label="Weeks" hint={0} prefix={0} value={0} />)
  assert.match(input, /id="n-hint">0</)
  assert.match(input, /value="0"/)
  assert.match(input, /__prefix" aria-hidden="true">0</)
  assert.match(renderToString(<Table rows={[[0, { text: 0 }]]} />), />0<\/td><td[^>]*>0</)
})

test('the fields of a date are named after it, and the wrong ones marked', () => {
  const html = renderToString(
    <DateInput
      name="received"
      legend="When?"
      errorMessage="No such day"
      wrongParts={['day']}
      values={{ day: 31 }}
    />,
  )
  assert.deepEqual(
    [...html.matchAll(/ name="([^"]+)"/g)].map(found => found[1]),
    ['received-day', 'received-month', 'received-year'],
  )
  assert.equal(html.match(/nhsuk-input--error/g)?.length, 1)
  assert.match(html, /id="received-day"[^>]*value="31"/)
  assert.match(html, /aria-describedby="received-error"/)
})

test('a form that posts carries its token and what it must not forget', () => {
  const html = renderToString(
    <FormElement action="/refer" token="abc" hidden={{ version: '3' }}>
      x
    </FormElement>,
  )
  assert.match(html, /method="post" /)
  assert.match(
    html,
    /<input type="hidden" name="_csrf" value="abc"\/><input type="hidden" name="version" value="3"\/>/,
  )
  assert.match(html, /novalidate/i)
})

const table = {
  id: 'late',
  caption: 'Three cases are late',
  asAt: 'as at 10 March 2021',
  columns: [{ heading: 'Case' }, { heading: 'Days', isNumeric: true }],
  rows: [['LSC-1', 0]],
  total: 1412,
  empty: { why: 'No case is late.', fills: 'A case is late after 28 days.', who: 'Nobody needs to act.' },
}

test('a table says what it says and as at when, how many there are, and where the rest is', () => {
  const html = renderToString(<DataTable {...table} nextHref="?after=1" csvHref="/late.csv" howHref="/how" />)
  assert.match(
    html,
    /<caption[^>]*id="late-caption">Three cases are late<span[^>]*>, as at 10 March 2021<\/span>/,
  )
  assert.match(words(html), /1 of 1,412Show how these were worked outDownload as CSV/)
  assert.match(html, /href="\?after=1" rel="next"/)
  assert.doesNotMatch(html, /rel="prev"/)
  assert.match(html, /nhsuk-table--responsive/)
  assert.match(html, /<td class="nhsuk-table__cell nhsuk-table__cell--numeric" role="cell">.*>Days .*0<\/td>/)
})

test('a matrix scrolls in a region with the name of its caption', () => {
  const html = renderToString(<DataTable {...table} kind="matrix" />)
  assert.match(html, /role="region" aria-labelledby="late-caption"/)
  assert.doesNotMatch(html, /nhsuk-table--responsive/)
})

test('an empty table says why, what would fill it and who can', () => {
  const html = renderToString(<DataTable {...table} rows={[]} total={0} />)
  assert.doesNotMatch(html, /<table/)
  assert.equal(words(html), 'No case is late.A case is late after 28 days. Nobody needs to act.')
  assert.equal(words(renderToString(<EmptyState why="None." />)), 'None.')
})

test('the kinds of a promise are said in the words of the screen', () => {
  const said = (Object.keys(promiseKinds) as PromiseKind[]).map(kind =>
    words(renderToString(<PromiseTag kind={kind} />)),
  )
  assert.deepEqual(said, ['law', 'national standard', 'plan', 'local commitment', 'councillors’ date'])
})

test('a range is drawn to its scale and named in words', () => {
  const html = renderToString(
    <RangeBar
      id="gap"
      title="The gap"
      description="From 240 to 340"
      low={240}
      high={340}
      middle={300}
      write={v => `£${v}m`}
    />,
  )
  assert.match(html, /role="img" aria-labelledby="gap-title gap-description"/)
  const [, x, width] = /<rect[^>]* x="(\d+)"[^>]* width="(\d+)"/.exec(html) ?? []
  assert.deepEqual([x, width], ['496', '206'])
  assert.deepEqual(
    [...html.matchAll(/>(£\d+m)</g)].map(found => found[1]),
    ['£300m', '£0m', '£240m', '£340m'],
  )
})

test('a story has its heading, tag, sentence, source and link, and only those that are given', () => {
  const html = renderToString(
    <StoryBlock
      heading="Late"
      tag="law"
      sentence="0 of 8"
      source="Board"
      link={{ text: 'Who decides', href: '/d' }}
    />,
  )
  assert.equal(words(html), 'Latelaw0 of 8BoardWho decides')
  assert.doesNotMatch(
    renderToString(<StoryBlock heading="Late" sentence="x" />),
    /app-source|app-story__tag|app-story__link/,
  )
})

test('a note is reached from its number', () => {
  assert.match(renderToString(<NoteReference id="a" number={1} />), /href="#note-a"/)
  assert.match(
    renderToString(<Endnotes notes={[{ id: 'a', text: 'Board paper' }]} />),
    /<li id="note-a">Board paper/,
  )
  assert.equal(renderToString(<Endnotes notes={[]} />), '')
})
