/** Random histories of mergers, splits, new codes and boundary moves: at any day nobody is lost, doubled or orphaned. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit'
import type { Following, OpenSpan } from '../landing.ts'
import { broughtTo, type Origin, type Past } from './brought-to.ts'
import { onwards, stays, whole } from './part.ts'

type Event = {
  readonly kind: 'merge' | 'split' | 'rename' | 'move' | 'part'
  readonly days: number
  readonly pick: number
}
const first = day('2013-04-01')

/** A nation of commissioners in systems, with everything that happened to them, kept as the tables keep it. */
class Nation {
  today: Day = first
  readonly spans = new Map<string, OpenSpan[]>()
  readonly following = new Map<string, Following[]>()
  readonly origins = new Map<string, Origin[]>()
  readonly people = new Map<string, number>()
  readonly memberships: { member: string; parent: string; from: Day; to: Day | null }[] = []
  #made = 0

  constructor(sizes: readonly number[]) {
    for (const size of sizes) this.#open(size, `S${this.#made % 3}`)
  }

  get openCodes(): string[] {
    return [...this.spans]
      .filter(([, spans]) => spans.some(span => span.closedOn === null))
      .map(([code]) => code)
  }

  systemOn(code: string, on: Day): string[] {
    return this.memberships
      .filter(each => each.member === code && each.from <= on && (each.to === null || each.to >= on))
      .map(each => each.parent)
  }

  happens({ kind, days, pick }: Event): void {
    this.today = addDays(this.today, days)
    const open = this.openCodes
    const one = open[pick % open.length]!
    const other = open[(pick + 1 + (pick % 3)) % open.length]!
    if (kind === 'move') this.#move(one, `S${(pick + 1) % 3}`)
    if (kind === 'rename') this.#follow([one], [1])
    if (kind === 'split') this.#follow([one], [0.25 + (pick % 3) * 0.25, 0.75 - (pick % 3) * 0.25])
    if (kind === 'part' && one !== other) this.#part(one, other, 0.25 + (pick % 3) * 0.25)
    if (kind === 'merge' && one !== other) this.#follow([one, other], [1])
  }

  #open(people: number, system: string): string {
    this.#made += 1
    const code = `C${this.#made}`
    this.spans.set(code, [{ openedOn: this.today, closedOn: null }])
    this.people.set(code, people)
    this.memberships.push({ member: code, parent: system, from: this.today, to: null })
    return code
  }

  #move(code: string, system: string): void {
    const last = this.memberships.findLast(each => each.member === code)!
    if (last.parent === system) return
    last.to = addDays(this.today, -1)
    this.memberships.push({ member: code, parent: system, from: this.today, to: null })
  }

  /** Both go on: the one without a part of itself, the other with it. */
  #part(one: string, other: string, share: number): void {
    if (this.#changedToday(one) || this.#changedToday(other)) return
    const people = (code: string): number => this.people.get(code)!
    const origin = (oldCode: string, part: number, followers: number): Origin => ({
      ...{ oldCode, onDay: this.today, share: part, followers, people: people(oldCode) },
    })
    const follow = (code: string, following: readonly (readonly [string, number])[]) =>
      this.following.set(code, [
        ...(this.following.get(code) ?? []),
        ...following.map(([newCode, part]) => ({ newCode, onDay: this.today, share: part })),
      ])
    follow(one, [
      [one, 1 - share],
      [other, share],
    ])
    follow(other, [[other, 1]])
    this.#came(one, [origin(one, 1 - share, 2)])
    this.#came(other, [origin(other, 1, 1), origin(one, share, 2)])
    this.people.set(other, people(other) + share * people(one))
    this.people.set(one, (1 - share) * people(one))
  }

  #changedToday(code: string): boolean {
    const began = this.spans.get(code)!.at(-1)!.openedOn === this.today
    return began || (this.following.get(code) ?? []).some(each => each.onDay === this.today)
  }

  #came(code: string, origins: readonly Origin[]): void {
    this.origins.set(code, [...(this.origins.get(code) ?? []), ...origins])
  }

  /** The old ones close and are followed by one or several, each with its share of their people. */
  #follow(old: readonly string[], shares: readonly number[]): void {
    const people = old.reduce((sum, code) => sum + this.people.get(code)!, 0)
    const system = this.memberships.findLast(each => each.member === old[0])!.parent
    const given = shares.filter(share => share > 0)
    const made = given.map(share => this.#open(people * share, system))
    for (const code of old) {
      this.spans.set(code, [{ ...this.spans.get(code)![0]!, closedOn: addDays(this.today, -1) }])
      this.memberships.findLast(each => each.member === code)!.to = addDays(this.today, -1)
      this.following.set(code, [
        ...(this.following.get(code) ?? []),
        ...made.map((newCode, at) => ({ newCode, onDay: this.today, share: given[at]! })),
      ])
    }
    made.forEach((newCode, at) => {
      this.origins.set(
        newCode,
        old.map(oldCode => ({
          ...{ oldCode, onDay: this.today, share: given[at]!, followers: made.length },
          people: this.people.get(oldCode)!,
        })),
      )
    })
  }

  get past(): Past {
    return this
  }
}

const anyEvent: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('merge', 'split', 'rename', 'move', 'part'),
  days: fc.integer({ min: 1, max: 500 }),
  pick: fc.nat(50),
})
const anyNation = (kinds: readonly Event['kind'][]) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 2, maxLength: 8 }),
      fc.array(
        anyEvent.map(event => ({ ...event, kind: kinds[event.pick % kinds.length]! })),
        { maxLength: 25 },
      ),
    )
    .map(([sizes, events]) => {
      const nation = new Nation(sizes)
      for (const event of events) nation.happens(event)
      return { nation, sizes, whole: sizes.reduce((sum, size) => sum + size, 0) }
    })

const openOn = (nation: Nation, on: Day): string[] =>
  [...nation.spans]
    .filter(([, [span]]) => span!.openedOn <= on && (span!.closedOn === null || span!.closedOn >= on))
    .map(([code]) => code)

test('at any day everybody lives in one commissioner, and every commissioner lies in one system', () => {
  fc.assert(
    fc.property(
      anyNation(['merge', 'split', 'rename', 'move']),
      fc.nat(9000),
      ({ nation, whole: all }, after) => {
        const on = addDays(first, after)
        const open = openOn(nation, on)
        const people = open.reduce((sum, code) => sum + nation.people.get(code)!, 0)
        assert.ok(Math.abs(people - all) < 1e-6 * all)
        for (const code of open) assert.equal(nation.systemOn(code, on).length, 1)
      },
    ),
  )
})

const everything = ['merge', 'split', 'rename', 'move', 'part'] as const

test('what was counted for anybody ever is placed whole at any day, before or after', () => {
  fc.assert(
    fc.property(anyNation(everything), fc.nat(9000), fc.nat(9000), ({ nation }, after, counted) => {
      const on = addDays(first, after)
      const open = new Set(openOn(nation, on))
      const toSystem = (code: string) => {
        const [system] = nation.systemOn(code, on)
        return system ? whole(system) : stays(code, 'belongs-nowhere')
      }
      for (const code of nation.spans.keys()) {
        const { openedOn, closedOn } = nation.spans.get(code)![0]!
        const days = [addDays(openedOn, counted), ...(closedOn ? [closedOn] : [])].sort()
        const since = counted % 5 === 0 ? undefined : days[0]!
        const brought = broughtTo(code, on, nation.past, since)
        assert.deepEqual(brought.left, [])
        assert.ok(brought.parts.every(part => open.has(part.code)))
        const placed = onwards(brought, toSystem)
        assert.deepEqual(placed.left, [])
        const sum = placed.parts.reduce((total, part) => total + part.share, 0)
        assert.ok(Math.abs(sum - 1) < 1e-9)
        assert.equal(new Set(placed.parts.map(part => part.code)).size, placed.parts.length)
      }
    }),
  )
})

test('people brought back and forth are as many where they were: the first commissioners get their own again', () => {
  fc.assert(
    fc.property(anyNation(everything), ({ nation, sizes, whole: all }) => {
      const back = new Map<string, number>()
      for (const code of openOn(nation, nation.today))
        for (const part of broughtTo(code, first, nation.past, nation.today).parts)
          back.set(part.code, (back.get(part.code) ?? 0) + part.share * nation.people.get(code)!)
      for (const [code, people] of back)
        assert.ok(Math.abs(people - sizes[Number(code.slice(1)) - 1]!) < 1e-6 * all, `${code}: ${people}`)
      assert.equal(back.size, openOn(nation, first).length)
    }),
  )
})

test('people brought forward from the first day are as many as live where they come to', () => {
  fc.assert(
    fc.property(anyNation(everything), ({ nation, sizes, whole: all }) => {
      const there = new Map<string, number>()
      for (const [at, people] of sizes.entries())
        for (const part of broughtTo(`C${at + 1}`, nation.today, nation.past, addDays(first, -1)).parts)
          there.set(part.code, (there.get(part.code) ?? 0) + part.share * people)
      for (const code of openOn(nation, nation.today))
        assert.ok(Math.abs((there.get(code) ?? 0) - nation.people.get(code)!) < 1e-6 * all, code)
    }),
  )
})

test('without splits everything that moves forward is exact', () => {
  fc.assert(
    fc.property(anyNation(['merge', 'rename', 'move']), ({ nation }) => {
      for (const code of nation.spans.keys()) {
        const [only, ...others] = broughtTo(code, nation.today, nation.past).parts
        assert.deepEqual([only?.share, others.length], [1, 0])
      }
    }),
  )
})

test('how much came from each is unknown where people or shares are: it stays and says so', () => {
  const spans = new Map([
    ['A', [{ openedOn: first, closedOn: day('2020-03-31') }]],
    ['B', [{ openedOn: first, closedOn: day('2020-03-31') }]],
    ['N', [{ openedOn: day('2020-04-01'), closedOn: null }]],
  ])
  const origin = (oldCode: string, people: number | null): Origin => ({
    ...{ oldCode, onDay: day('2020-04-01'), share: null, followers: 1, people },
  })
  const past = (a: number | null, b: number | null): Past => ({
    spans,
    following: new Map(),
    origins: new Map([['N', [origin('A', a), origin('B', b)]]]),
  })
  const on = day('2018-01-01')
  assert.deepEqual(broughtTo('N', on, past(null, 3)).left, [{ code: 'N', share: 1, because: 'not-open-yet' }])
  assert.deepEqual(broughtTo('N', on, past(0, 0)).left, [{ code: 'N', share: 1, because: 'not-open-yet' }])
  assert.deepEqual(broughtTo('N', on, past(1, 3)).parts, [
    { code: 'A', share: 0.25 },
    { code: 'B', share: 0.75 },
  ])
})
