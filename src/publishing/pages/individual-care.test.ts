import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { countFromEdition, disclosureRules, shareOf } from '#disclosure'
import type { Instant, Quarter } from '#kit'
import { standards } from '#standards/definitions'
import type { Edition, EditionCell } from '../edition.ts'
import { individualCareModel } from '../individual-care-model.ts'
import { IndividualCarePage } from './individual-care.page.tsx'

const rule = disclosureRules['people-below-nation']

/** `period level name numerator denominator`, counts as they are published. */
function cell(text: string, standard = 'chc-decision-within-28-days'): EditionCell {
  const [period, level, name, numerator, denominator] = text.split(' ') as [Quarter, ...string[]]
  const [part, whole] = [countFromEdition(numerator!, rule), countFromEdition(denominator!, rule)]
  return {
    ...{ standard, period, level: level!, code: name!.toLowerCase(), name: name! },
    ...{ numerator: part, denominator: whole, share: shareOf(part, whole) },
  }
}

const editionWith = (cells: EditionCell[], number = 2): Edition => ({
  ...{ system: 'north', subject: 'individual-care', number, supersedes: null, why: 'First edition.' },
  ...{ created: '2021-03-10T10:00:00.000Z' as Instant, asAt: '2021-03-09T09:30:00.000Z' as Instant },
  ...{ invented: true, sha256: 'a'.repeat(64), cells },
})

const modelOf = (edition: Edition | undefined, latest = edition) =>
  individualCareModel({
    address: '/north/promises/individual-care',
    standards: standards.filter(standard => standard.subject === 'individual-care'),
    edition,
    editions: latest ? [latest, ...(latest === edition || !edition ? [] : [edition])] : [],
  })

const htmlOf = (edition: Edition | undefined, latest = edition): string =>
  render(
    IndividualCarePage({
      ...{ model: modelOf(edition, latest), promisesHref: '/north/promises', differHref: '/north/variation' },
    }),
  )
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')

const cells = [
  cell('2020-21-Q2 system North 50 80'),
  cell('2020-21-Q2 place Hill [c] 40'),
  cell('2020-21-Q2 place Vale [c] 40'),
  cell('2020-21-Q3 system North 65 85'),
  cell('2020-21-Q3 place Hill 35 50'),
  cell('2020-21-Q3 place Vale 30 35'),
  cell('2020-21-Q3 place Shore 0 0'),
]

test('the first line is the answer, with the number and how many it is of', () => {
  const text = textOf(htmlOf(editionWith(cells)))
  assert.match(
    text,
    /on time\? October to December 2020: 76% .*\[invented\] .* of continuing care decisions were made within 28 days, about 65 of 85 \(likely 66% to 84%\)\. Edition 2/,
  )
})

test('each place has its counts, its share with a range, or says that there was nobody', () => {
  const section = modelOf(editionWith(cells)).sections[0]!
  assert.deepEqual(
    section.rows.map(row => [row.name, row.kept.value, row.of.value, row.share?.value ?? null, row.interval]),
    [
      ['North', 65, 85, 76, '66% to 84%'],
      ['Hill', 35, 50, 70, '56% to 81%'],
      ['Vale', 30, 35, 86, '71% to 94%'],
      ['Shore', 0, 0, null, ''],
    ],
  )
  assert.match(textOf(htmlOf(editionWith(cells))), /Shore .*nobody to count/)
})

test('what is hidden is marked, in the table and in its explanation', () => {
  const model = modelOf(editionWith(cells))
  assert.deepEqual(model.marks, ['suppressed', 'unverified', 'invented'])
  const earlier = model.sections[0]!.earlier[0]!
  assert.deepEqual(
    earlier.cells.map(each => each.share?.value),
    [63, null, null, undefined],
  )
  const text = textOf(htmlOf(editionWith(cells)))
  assert.match(text, /\[c\] suppressed: too few/)
  assert.match(text, /July to September 2020 63% ?of 80 .*\[c\] \(suppressed\)/)
})

test('an answer that is hidden or of nobody says so', () => {
  assert.match(
    textOf(htmlOf(editionWith([cell('2020-21-Q3 system North [c] 20')]))),
    /too few to publish \[c\]\. The promise is that continuing care decisions/,
  )
  assert.match(
    textOf(htmlOf(editionWith([cell('2020-21-Q3 system North 0 0')]))),
    /October to December 2020: there was nobody to count/,
  )
})

test('an earlier edition says that it is not the latest, and its file is its own', () => {
  const [first, second] = [editionWith(cells, 1), editionWith(cells, 2)]
  const model = modelOf(first, second)
  assert.equal(model.csvHref, '/north/promises/individual-care.csv?edition=1')
  assert.equal(model.edition?.isLatest, false)
  assert.match(textOf(htmlOf(first, second)), /Edition 1, not the latest · as at 9 March 2021, 9:30am/)
  assert.equal(modelOf(second).csvHref, '/north/promises/individual-care.csv')
})

test('nothing published is an empty state that says what would fill it', () => {
  const text = textOf(htmlOf(undefined))
  assert.match(text, /No figures have been published yet\. They are frozen/)
  assert.doesNotMatch(text, /Editions/)
})

test('the page leads to how areas differ', () => {
  assert.match(htmlOf(undefined), /href="\/north\/variation"/)
})

test('headings follow each other, every table has a caption, every anchor leads somewhere on the page', () => {
  const html = htmlOf(editionWith(cells))
  const levels = [...html.matchAll(/<h(\d)/g)].map(found => Number(found[1]))
  assert.equal(levels[0], 1)
  for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1)
  assert.equal(html.match(/<table/g)?.length, html.match(/<caption/g)?.length)
  for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(`id="${id}"`), id)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
  assert.equal(new Set(ids).size, ids.length)
})

test('definition, law and target are on the page, the target marked where nobody has read its source', () => {
  const text = textOf(htmlOf(editionWith(cells)))
  assert.match(text, /national standard Target: more than 80% \[x\]/)
  assert.match(text, /Time limit 28 days Law National Framework/)
  assert.match(text, /referrals concluded in the quarter on or before the 28th day/)
})
