import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { countFromEdition, disclosureRules, shareOf } from '#disclosure'
import { csvOf, type Instant, type Quarter } from '#kit'
import { changesBetween, reasonFor } from './changes.ts'
import { canonicalCsv, type Edition, type EditionCell, hashOf } from './edition.ts'
import { demonstrationSentence, editionCsv } from './edition-csv.ts'

const rule = disclosureRules['people-below-nation']

function cell(numerator: string, denominator: string, changes: Partial<EditionCell> = {}): EditionCell {
  const [part, whole] = [countFromEdition(numerator, rule), countFromEdition(denominator, rule)]
  return {
    ...{ standard: 'decided', period: '2020-21-Q3' as Quarter, level: 'place', code: 'hill', name: 'Hill' },
    ...{ numerator: part, denominator: whole, share: shareOf(part, whole), ...changes },
  }
}

const editionWith = (cells: EditionCell[], invented: boolean): Edition => ({
  ...{
    system: 'north',
    subject: 'individual-care',
    number: 2,
    supersedes: 1,
    why: 'Late records.',
    invented,
  },
  ...{ created: '2021-03-10T10:00:00.000Z' as Instant, asAt: '2021-03-09T10:00:00.000Z' as Instant },
  ...{ sha256: hashOf(cells), cells },
})

const cells = [
  cell('15', '20'),
  cell('[c]', '40', { code: 'vale', name: 'Vale, "upper"' }),
  cell('0', '0', { code: 'shore' }),
]

test('fields with commas, quotes and line breaks are quoted, records end with CRLF', () => {
  assert.equal(csvOf([['a', 'b,c', 'd"e', 'f\ng']]), 'a,"b,c","d""e","f\ng"\r\n')
})

test('the file of an edition is read back by any reader of CSV', () => {
  const rows: Record<string, string>[] = parse(editionCsv(editionWith(cells, true)), { columns: true })
  assert.equal(rows.length, 3)
  assert.deepEqual(
    rows.map(row => [row.name, row.numerator, row.denominator, row.percent, row.marks]),
    [
      ['Hill', '15', '20', '75', '[invented]'],
      ['Vale, "upper"', '[c]', '40', '[c]', '[c] [invented]'],
      ['Hill', '0', '0', '', '[invented]'],
    ],
  )
  for (const row of rows) {
    assert.equal(row.note, demonstrationSentence)
    assert.equal(row.edition, '2')
    assert.equal(row.as_at, '2021-03-09T10:00:00.000Z')
  }
})

test('the hash can be worked out again from the first ten columns of the file', () => {
  const edition = editionWith(cells, false)
  const rows: string[][] = parse(editionCsv(edition))
  const canonical = csvOf(rows.map(row => row.slice(0, 10)))
  assert.equal(canonical, canonicalCsv(cells))
  assert.equal(createHash('sha256').update(canonical).digest('hex'), rows[1]![13])
  assert.equal(rows[1]![14], '')
})

test('what changed between two editions, and when somebody must say why', () => {
  const first = changesBetween(undefined, cells)
  assert.deepEqual(reasonFor(first, undefined), { ok: true, value: 'First edition.' })
  const next = cell('20', '30', { period: '2020-21-Q4' as Quarter })
  const added = changesBetween({ cells }, [...cells, next])
  assert.deepEqual(added, { isFirst: false, added: ['2020-21-Q4'], restated: 0 })
  assert.deepEqual(reasonFor(added, ' '), { ok: true, value: 'Adds January to March 2021.' })
  const restated = changesBetween({ cells: [cell('15', '20')] }, [cell('20', '30')])
  assert.equal(restated.restated, 1)
  const refused = reasonFor(restated, undefined)
  assert.ok(!refused.ok && refused.refusal.field === 'why')
  assert.deepEqual(reasonFor(restated, 'Late records. '), { ok: true, value: 'Late records.' })
})
