import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { Table } from './table.tsx'
import { tableAsked, tableCsv, tableHref } from './table-file.tsx'

const columns = [{ heading: 'Who' }, { heading: 'How many' }]

test('cells say what is read in them: lines apart, nothing that only opens to more', () => {
  const cell = (
    <>
      5 March
      <br />
      <span class="nhsuk-hint">decision &amp; letter</span>
      <span class="nhsuk-u-visually-hidden"> for Joan</span>
      <details>
        <summary>More</summary>
      </details>
    </>
  )
  assert.equal(
    tableCsv({ columns, rows: [[{ text: cell }, 3]] }, null),
    'Who,How many\r\n5 March; decision & letter,3\r\n',
  )
})

test('what a spreadsheet would reckon with is kept from it; figures stay figures', () => {
  const rows = [['=HYPERLINK("x")'], ['@here'], ['-5.5%'], ['+44 1632']]
  assert.equal(
    tableCsv({ columns: [{ heading: 'Text' }], rows }, null),
    'Text\r\n"\'=HYPERLINK(""x"")"\r\n\'@here\r\n-5.5%\r\n\'+44 1632\r\n',
  )
})

test('the note stands once, in a column of its own', () => {
  assert.equal(
    tableCsv(
      {
        columns,
        rows: [
          ['a', 1],
          ['b', 2],
        ],
      },
      'Said',
    ),
    'Who,How many,Note\r\na,1,Said\r\nb,2,\r\n',
  )
})

test('the address of a file keeps what was asked of the page', () => {
  const href = tableHref({ address: '/work?show=late', tables: new Map() }, 'worklist')
  assert.equal(href, '/work?show=late&table=worklist.csv')
  assert.equal(tableAsked(new URLSearchParams(href.split('?')[1])), 'worklist')
  assert.equal(tableAsked(new URLSearchParams('table=../../x')), undefined)
})

test('a count is written with its thousands on the page, and as a bare number in the file', () => {
  const rows = [['Late', 2927]]
  assert.match(render(<Table head={['What', 'How many']} rows={rows} />), />2,927</)
  assert.equal(tableCsv({ columns, rows }, null), 'Who,How many\r\nLate,2927\r\n')
})
