/** Redrawn lines: against what really happened in July 2022, and over random changes. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { allChanged, type Change, changeKinds, readChange, writeChange } from './change.ts'
import { newlyDivided } from './divided-commissioners.ts'
import { effectOf, tableOf } from './effect.ts'
import { type Line, linesBy, peopleOf } from './line.ts'
import { weighingLess } from './weighs-less.ts'
import { fewestWithHalf, seatsNeeded, weightChanges } from './weight.ts'

/** The shipped parts of councils, by the lists of one day (data/README.md). */
function linesOf(listsOn: string): Line[] {
  const [, ...rows] = readFileSync(new URL('../../../data/overlaps.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return rows
    .map(row => row.split(','))
    .filter(([day]) => day === listsOn)
    .map(([, commissioner, lowerCouncil, upperCouncil, system, , , people]) => ({
      ...{ commissioner: commissioner!, lowerCouncil: lowerCouncil!, upperCouncil: upperCouncil! },
      ...{ system: system!, people: Number(people) },
    }))
}
const sizes = (lines: readonly Line[]) => [...linesBy(lines, 'system').values()].map(peopleOf).sort()
const changes = (...texts: string[]): Change[] =>
  texts.map(text => {
    const read = readChange(text)
    assert.ok(read.ok, text)
    return read.value
  })
const after = (lines: readonly Line[], ...texts: string[]): readonly Line[] => {
  const drawn = allChanged(lines, changes(...texts))
  assert.ok(drawn.ok, JSON.stringify(drawn))
  return drawn.value
}

/** West Birmingham, Glossop, Bassetlaw and the rest of North Northamptonshire. */
const julyOf2022 = [
  'part:D2P2L.E08000025:E54000017',
  'part:01Y.E07000037:E54000012',
  'commissioner:02Q:E54000014',
  'part:06H.E06000061:E54000020',
]

test('the four moves of July 2022 turn the systems of 2021 into those of 2022, to the person', () => {
  const before = linesOf('2021-04-01')
  const drawn = after(before, ...julyOf2022)
  assert.deepEqual(sizes(drawn), sizes(linesOf('2022-07-01')))
  const effect = effectOf(before, drawn, 0)
  assert.equal(effect.peopleMoved, 178_281 + 33_604 + 118_280 + 17_070)
  assert.equal(effect.systems.length, 8)
  assert.deepEqual([effect.before.people, effect.after.people], [56_550_138, 56_550_138])
  const split = (picture: typeof effect.before) => picture.divided.upper.split.length
  assert.deepEqual([split(effect.before), split(effect.after)], [14, 10])
})

test('a partner that moves is followed by its people: Bassetlaw weighs less in a larger system', () => {
  const before = linesOf('2021-04-01')
  const weights = weightChanges(before, after(before, 'commissioner:02Q:E54000014'), 'commissioner')
  const bassetlaw = weights.find(each => each.after.partner === '02Q')!
  const was = bassetlaw.origins[0]!.before
  assert.deepEqual([was.system, bassetlaw.after.system], ['E54000009', 'E54000014'])
  assert.deepEqual([was.shareOfSeats, bassetlaw.after.shareOfSeats], [1 / 5, 1 / 2])
  assert.ok(bassetlaw.after.shareOfPeople < 0.11 && was.shareOfPeople > 0.07)
  const systems = new Set(weights.map(each => each.after.system))
  assert.deepEqual([...systems].sort(), ['E54000009', 'E54000014'])
})

test('of partners that merge the body stands once, with whom it was made of; who ends in it weighs less', () => {
  const before = linesOf('2021-04-01')
  const drawn = after(before, 'merger:00R:02M')
  const weights = weightChanges(before, drawn, 'commissioner')
  assert.equal(weights.length, 7)
  const merged = weights.filter(each => each.after.partner === '02M')
  assert.deepEqual(
    merged.map(each => each.after.shareOfSeats),
    [1 / 7],
  )
  const origins = merged[0]!.origins.map(({ before: was, shareOfBody }) => [
    ...[was.partner, was.shareOfSeats],
    Math.round(shareOfBody * 1000),
  ])
  assert.deepEqual(origins, [
    ['02M', 1 / 8, 586],
    ['00R', 1 / 8, 414],
  ])
  const less = weighingLess(weights)
  assert.deepEqual(
    less.map(each => [each.origin.before.partner, each.ends]),
    [['00R', true]],
  )
  const effect = effectOf(before, drawn, 0)
  assert.deepEqual([effect.before.commissioners, effect.after.commissioners], [106, 105])
})

test('a council that moves cuts a commissioner: who is on each side, but not who was cut all along', () => {
  const before = linesOf('2021-04-01')
  const { before: now, after: then } = effectOf(before, after(before, 'council:E08000025:E54000016'), 0)
  const cut = newlyDivided(now.dividedCommissioners, then.dividedCommissioners)
  assert.deepEqual(
    cut.map(({ commissioner, parts }) => [commissioner, parts.map(part => part.system)]),
    [['15E', ['E54000016', 'E54000017']]],
  )
  const own = before.filter(line => line.commissioner === '15E')
  assert.equal(
    cut[0]!.parts.reduce((sum, part) => sum + part.people, 0),
    peopleOf(own),
  )
  assert.deepEqual(newlyDivided(then.dividedCommissioners, then.dividedCommissioners), [])
})

test('what a vote needs: more than half, three quarters (11 of 14, 12 of 15, 12 of 16), and who has half by size', () => {
  assert.deepEqual(
    [14, 15, 16, 1].map(seats => seatsNeeded(seats)),
    [
      { moreThanHalf: 8, threeQuarters: 11 },
      { moreThanHalf: 8, threeQuarters: 12 },
      { moreThanHalf: 9, threeQuarters: 12 },
      { moreThanHalf: 1, threeQuarters: 1 },
    ],
  )
  const cheshireAndMerseyside = linesOf('2021-04-01').filter(line => line.system === 'E54000008')
  const { partners, largest, needed } = tableOf(cheshireAndMerseyside, 'council')
  assert.deepEqual([partners.length, largest?.partner], [9, 'E08000012'])
  assert.ok(largest!.shareOfPeople < 0.21)
  assert.deepEqual([needed.moreThanHalf, fewestWithHalf(partners)], [5, 4])
})

test('what is not on the lists, goes nowhere, or is there already is refused with its place', () => {
  const lines = linesOf('2021-04-01')
  const refused = (...texts: string[]) => {
    const drawn = allChanged(lines, changes(...texts))
    return drawn.ok ? null : [drawn.refusal.code, drawn.refusal.field, drawn.refusal.row]
  }
  assert.deepEqual(refused('council:E09999999:E54000014'), ['invalid', 'what', 1])
  assert.deepEqual(refused('commissioner:02Q:E54999999'), ['invalid', 'to', 1])
  assert.deepEqual(refused('commissioner:02Q:E54000014', 'commissioner:02Q:E54000014'), [
    'out-of-order',
    'to',
    2,
  ])
  assert.deepEqual(refused('system:E54000009:E54000014', 'commissioner:01X:E54000009'), ['invalid', 'to', 2])
  for (const text of [
    '',
    'council',
    'council:E1',
    'moon:A:B',
    'council:a b:E5',
    'council:A:B:C',
    'constructor:A:B',
  ])
    assert.equal(readChange(text).ok, false, text)
})

const code = (letter: string, most: number) => fc.integer({ min: 1, max: most }).map(n => `${letter}${n}`)
const anyLine = fc.record({
  ...{ commissioner: code('C', 6), lowerCouncil: code('L', 8), upperCouncil: code('U', 4) },
  ...{ system: code('S', 4), people: fc.integer({ min: 0, max: 1_000_000 }) },
})
const anyChange = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(changeKinds) as Change['kind'][])),
    n: fc.nat(30),
    m: fc.nat(30),
  })
  .map(({ kind, n, m }): Change => {
    const what = { council: `L${n % 8}`, commissioner: `C${n % 6}`, part: `C${n % 6}.L${m % 8}` }
    const all = { ...what, system: `S${n % 4}`, merger: `C${n % 6}` }
    return { kind, what: all[kind], to: `${changeKinds[kind].goesTo === 'system' ? 'S' : 'C'}${(m % 4) + 1}` }
  })

test('whatever is redrawn, nobody is lost or doubled, and shares are whole', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 40 }),
      fc.array(anyChange, { maxLength: 12 }),
      (lines, all) => {
        let drawn: readonly Line[] = lines
        for (const change of all) {
          assert.deepEqual(readChange(writeChange(change)), { ok: true, value: change })
          const next = allChanged(drawn, [change])
          if (next.ok) drawn = next.value
        }
        assert.equal(drawn.length, lines.length)
        drawn.forEach((line, index) => {
          const { people, lowerCouncil, upperCouncil } = lines[index]!
          assert.deepEqual(
            [line.people, line.lowerCouncil, line.upperCouncil],
            [people, lowerCouncil, upperCouncil],
          )
        })
        const known = new Set(lines.map(line => line.system))
        assert.ok(drawn.every(line => known.has(line.system)))
        const effect = effectOf(lines, drawn, 0)
        const sum = (when: 'before' | 'after') =>
          effect.systems.reduce((total, each) => total + each[when], 0)
        assert.equal(sum('before'), sum('after'))
        for (const system of linesBy(drawn, 'system').values()) {
          const { partners } = tableOf(system, 'commissioner')
          const shares = partners.reduce((total, each) => total + each.shareOfPeople, 0)
          assert.ok(partners.length === 0 || Math.abs(shares - 1) < 1e-9)
        }
        for (const kind of ['council', 'commissioner'] as const) {
          const changes = weightChanges(lines, drawn, kind)
          const once = new Set(changes.map(({ after }) => `${after.system} ${after.partner}`))
          assert.equal(once.size, changes.length)
          for (const { after, origins } of changes) {
            const whole = origins.reduce((total, each) => total + each.shareOfBody, 0)
            assert.ok(Math.abs(whole - 1) < 1e-9)
            assert.ok(after.shareOfPeople > 0 && origins.every(each => each.before.shareOfPeople > 0))
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})
