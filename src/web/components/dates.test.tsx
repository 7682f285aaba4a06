import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastCheck from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { addDays, day, instant } from '#kit'
import { DueDate, dueState } from './due-date.tsx'
import { stripPositions, TimeLimitStrip } from './time-limit-strip.tsx'
import { Timeline } from './timeline.tsx'

const today = day('2021-03-10')
const words = (html: string): string => html.replace(/<[^>]*>/g, '')

test('where a time limit stands, in words', () => {
  const rows: readonly [Parameters<typeof dueState>[0], string, boolean][] = [
    [{ due: day('2021-03-01'), today }, '9 days late', true],
    [{ due: today, today }, 'today', false],
    [{ due: day('2021-03-13'), today }, 'in 3 days', false],
    [{ due: null, today }, 'paused', false],
    [{ due: day('2021-03-01'), today, stopped: day('2021-03-01') }, 'done 1 March 2021, in time', false],
    [{ due: day('2021-03-01'), today, stopped: day('2021-03-02') }, 'done 2 March 2021, 1 day late', true],
  ]
  for (const [model, expected, isLate] of rows) assert.deepEqual(dueState(model), { words: expected, isLate })
})

test('a due date opens to how it was reached, and is plain words where nothing is known of that', () => {
  const plain = renderToString(<DueDate due={day('2021-03-01')} today={today} />)
  assert.equal(words(plain), '1 March 2021, 9 days late')
  assert.doesNotMatch(plain, /<details/)
  const opening = renderToString(
    <DueDate due={day('2021-03-01')} today={today} how={['Checklist received', 0]} />,
  )
  assert.match(opening, /^<details class="app-due"><summary/)
  assert.match(opening, /<li>Checklist received<\/li><li>0<\/li>/)
  assert.match(renderToString(<DueDate due={null} today={today} />), /No due date, <span>paused/)
})

test('events stand on the bar in proportion, and years are broken', () => {
  const days = ['2021-02-01', '2021-02-11', '2021-03-01'].map(day)
  assert.deepEqual(stripPositions(days), { at: [0, 357, 1000], breaks: [] })
  const years = ['2013-04-01', '2013-06-30', '2020-06-30'].map(day)
  assert.deepEqual(stripPositions(years), { at: [0, 333, 1000], breaks: [667] })
  assert.deepEqual(stripPositions([]), { at: [], breaks: [] })
  assert.deepEqual(stripPositions([today, today]), { at: [0, 0], breaks: [] })
})

test('whatever the days, positions rise from 0 to 1000 and breaks lie between them', () => {
  fastCheck.assert(
    fastCheck.property(fastCheck.array(fastCheck.nat(4000), { minLength: 1, maxLength: 12 }), gaps => {
      let at = today
      const days = [today, ...gaps.map(gap => (at = addDays(at, gap)))]
      const { at: positions, breaks } = stripPositions(days)
      assert.equal(positions.length, days.length)
      for (const [index, position] of positions.entries()) assert.ok(position >= (positions[index - 1] ?? 0))
      const moved = gaps.some(gap => gap > 0)
      assert.equal(positions.at(-1), moved ? 1000 : 0)
      for (const found of breaks) assert.ok(found > 0 && found < 1000)
    }),
  )
})

test('the strip is a list in order of days; its bar says nothing', () => {
  const html = renderToString(
    <TimeLimitStrip
      label="Time limit"
      events={[
        { day: day('2021-03-01'), text: 'Due', kind: 'due' },
        { day: day('2021-02-01'), text: 'Received', kind: 'start' },
      ]}
    />,
  )
  assert.match(html, /<svg[^>]*aria-hidden="true"/)
  assert.match(words(html), /1 February 2021 Received1 March 2021 Due/)
})

test('a timeline is newest first, says when it was told later, and keeps what was withdrawn', () => {
  const html = renderToString(
    <Timeline
      label="What happened"
      entries={[
        { occurred: day('2021-02-01'), recorded: instant('2021-02-01T23:30:00Z'), title: 'First' },
        {
          occurred: day('2021-02-03'),
          recorded: instant('2021-02-05T09:00:00Z'),
          title: 'Second',
          by: 'place lead',
        },
        {
          occurred: instant('2021-02-04T14:00:00Z'),
          recorded: instant('2021-02-04T14:00:00Z'),
          title: 'Third',
          withdrawn: { why: 'wrong person', at: instant('2021-02-08T10:00:00Z') },
        },
      ]}
    />,
  )
  assert.match(words(html), /Third.*Second.*First/)
  assert.match(html, /<del class="app-timeline__withdrawn"><p class="app-timeline__title">Third<\/p><\/del>/)
  assert.match(words(html), /Withdrawn on 8 February 2021: wrong person/)
  assert.match(words(html), /3 February 2021 · recorded 5 February 2021 · place lead/)
  assert.equal(html.match(/recorded <time/g)?.length, 1)
})
