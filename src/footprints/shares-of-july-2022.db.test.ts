/**
 * The shares of the systems whose lines were redrawn on 1 July 2022, worked out again from the lists of small areas: of
 * the people of an old system, those of the parts (commissioner and council) that the new lists give to each new one.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import { loadReferenceData } from './load.ts'
import type { Line } from './redraw/line.ts'
import { linesOn } from './store/lines.ts'
import { pastOf } from './store/past.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())

/** A part that went to another commissioner as well is where all of its council is. */
function systemAfter(part: Line, lines: readonly Line[]): string {
  const ofCouncil = lines.filter(line => line.lowerCouncil === part.lowerCouncil)
  const same = ofCouncil.filter(line => line.commissioner === part.commissioner)
  const systems = [...new Set((same.length > 0 ? same : ofCouncil).map(line => line.system))]
  assert.equal(systems.length, 1, JSON.stringify(part))
  return systems[0]!
}

test('each share of an old system is the share of its people whom the new one was given', async () => {
  const old = await linesOn(database.db, day('2021-04-01'))
  const lines = await linesOn(database.db, day('2022-07-01'))
  const { following } = await pastOf(database.db, ['stp'])
  let compared = 0
  for (const system of new Set(old.map(line => line.system))) {
    const own = old.filter(line => line.system === system)
    const people = own.reduce((sum, line) => sum + line.people, 0)
    const shares = new Map<string, number>()
    for (const part of own) {
      const next = systemAfter(part, lines)
      shares.set(next, (shares.get(next) ?? 0) + part.people / people)
    }
    const said = (following.get(system) ?? []).filter(each => each.onDay === day('2022-07-01'))
    if (said.length === 0) assert.deepEqual([...shares.keys()], [system])
    else assert.deepEqual(said.map(each => each.newCode).sort(), [...shares.keys()].sort())
    for (const { newCode, share } of said) {
      compared += 1
      assert.ok(Math.abs(shares.get(newCode)! - share!) < 5e-7, `${system} ${newCode} ${share}`)
    }
  }
  assert.equal(compared, 12)
})
