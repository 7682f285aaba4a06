import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import {
  Figure,
  type FigureMark,
  type FigureModel,
  FigureValue,
  figureMarks,
  valueInWords,
} from './figure.tsx'
import { FigureNotes } from './figure-notes.tsx'
import { marksIn, Sentence, type SentenceModel } from './sentence.tsx'

const reviews: FigureModel = {
  measure: 'reviews outstanding',
  place: 'Lancashire and South Cumbria',
  date: 'January 2020',
  value: 3800,
}

/** What is seen, and what is heard. */
const words = (html: string): string => html.replace(/<[^>]*>/g, '')

test('in a sentence a figure is a link named with measure, place and date', () => {
  const html = renderToString(<Figure figure={reviews} href="/figures/reviews" />)
  assert.equal(words(html), '3,800 (reviews outstanding, Lancashire and South Cumbria, January 2020)')
  assert.match(html, /<a class="nhsuk-link app-figure__link" href="\/figures\/reviews">3,800</)
})

test('the value 0 is printed', () => {
  assert.equal(valueInWords({ ...reviews, value: 0, unit: ' reviews' }), '0 reviews')
  assert.equal(words(renderToString(<FigureValue figure={{ ...reviews, value: 0 }} />)), '0')
})

test('a suppressed value shows its mark once, in the link too, and no value', () => {
  const plain = renderToString(<FigureValue figure={{ ...reviews, value: null, unit: '%' }} />)
  assert.equal(words(plain), ' [c](suppressed)')
  const given = renderToString(<FigureValue figure={{ ...reviews, value: null, marks: ['suppressed'] }} />)
  assert.equal(given, plain)
  assert.match(
    words(renderToString(<Figure figure={{ ...reviews, value: null }} href="/f" />)),
    /^\[c\] \(reviews/,
  )
})

test('every mark is written beside the value and read out in full', () => {
  for (const mark of Object.keys(figureMarks) as FigureMark[]) {
    const html = renderToString(<FigureValue figure={{ ...reviews, marks: [mark] }} />)
    assert.equal(words(html), `3,800 ${figureMarks[mark]}(${mark})`)
    assert.match(html, /<span aria-hidden="true">\[/)
  }
})

test('only the marks that stand on a page are explained, in one order', () => {
  const html = words(renderToString(<FigureNotes marks={['disputed', 'provisional', 'disputed']} />))
  assert.equal(
    html,
    '[p] provisional: may still change · [disputed] disputed: somebody published another figure',
  )
  assert.equal(renderToString(<FigureNotes marks={[]} />), '')
})

test('a sentence is words and figures in their order, and knows its marks', () => {
  const sentence: SentenceModel = [
    'About ',
    { figure: { ...reviews, marks: ['estimated'] }, href: '/f' },
    ' and ',
    { figure: { ...reviews, value: null }, href: '/g' },
    '.',
  ]
  const shown = words(renderToString(<Sentence of={sentence} />))
  assert.match(shown, /^About 3,800 \(reviews.*\) \[e\]\(estimated\) and \[c\] \(reviews.*\)\.$/)
  assert.deepEqual(marksIn(sentence, ['plain']), ['estimated', 'suppressed'])
})
