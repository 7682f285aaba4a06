/** The table of who × state × act is the only one: guard, buttons, JSON interface and the act itself answer as it does. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { installRules } from '#clocks'
import { day, type NhsNumber, type Result, refuse } from '#kit'
import { type Actor, as, guard, type RoleId, roleIds, saveSystem } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { emptyForm } from '#web'
import { caseActs } from '../acts/index.ts'
import { type Case, type CaseState, caseStates, type PathwayId, pathwayIds } from '../case.ts'
import { clockRules } from '../definitions.ts'
import { doAct } from '../do-act.ts'
import { nextStepFor } from '../next-step.ts'
import { actionsFor } from '../pages/case.ts'
import { possibleActs } from '../possible-acts.ts'
import { type Notice, receiveReferral } from '../receive-referral.ts'
import { findCase } from '../store.ts'
import { actTitles, anyPathwayRule, type PathwayAct, pathways, rowFor, ruleFor } from './index.ts'

const acts = Object.keys(actTitles) as PathwayAct[]
const actors: readonly Actor[] = [...roleIds.map(role => anActor(role)), anActor('public', { id: 'public' })]

const notices: Readonly<Record<PathwayId, Notice>> = {
  standard: { kind: 'other-notification', why: 'After a hospital stay' },
  'fast-track': { kind: 'fast-track-tool', signer: 'nurse' },
  'nursing-care': { kind: 'nursing-care' },
}
const people: Readonly<Record<PathwayId, string>> = {
  ...{ standard: '9990000018', 'fast-track': '9990000026', 'nursing-care': '9990000034' },
}
const cases = new Map<PathwayId, string>()
let database: FreshDatabase

before(async () => {
  database = await freshDatabase()
  installRules(clockRules)
  const today = day('2021-03-10')
  await saveSystem(database.db, { system: 'north', name: 'North', fixedToday: today, demonstration: true })
  for (const pathway of pathwayIds) cases.set(pathway, await received(pathway))
})
after(() => database.close())

async function received(pathway: PathwayId): Promise<string> {
  const referrer = anActor('referrer', { places: [] })
  const outcome = await as(database.db, referrer, tx =>
    receiveReferral(tx, referrer, {
      ...{ nhsNumber: people[pathway] as NhsNumber, familyName: 'Example', givenName: 'Joan' },
      ...{ bornOn: day('1938-05-01'), commissioner: '00Q', place: 'hill', team: 'hill' },
      ...{ signedOn: day('2021-03-09'), signedBy: 'Ward sister', notice: notices[pathway] },
    }),
  )
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message)
  return outcome.value.case.id
}

type Answer = 'may' | 'not-signed-in' | 'not-permitted' | 'out-of-order'

/** Read from the rows of the table alone, by nobody's guard. */
function told(pathway: PathwayId, state: CaseState, actor: Actor, act: PathwayAct): Answer {
  if (actor.role === 'public') return 'not-signed-in'
  const role = actor.role as RoleId
  const anywhere = pathwayIds.some(each => rowFor(pathways[each], act)?.who.includes(role))
  if (!anywhere) return 'not-permitted'
  const row = pathways[pathway].rows.find(each => each.act === act)
  if (!row) return 'out-of-order'
  if (!row.who.includes(role)) return 'not-permitted'
  return row.from.includes(state) ? 'may' : 'out-of-order'
}

const answerOf = (result: Result<unknown> | undefined): string =>
  result === undefined || result.ok ? 'may' : result.refusal.code

const standing = (pathway: PathwayId, state: CaseState) => ({
  ...{ id: 'a-case', pathway, state, place: 'hill' },
  ...{ waitingFor: null, bookedOn: null, outcome: 'eligible' as const, coordinator: null },
})

test('no act stands twice in a pathway, and every act of a table has its file', () => {
  for (const { id, rows } of Object.values(pathways)) {
    assert.equal(new Set(rows.map(row => row.act)).size, rows.length, id)
    for (const row of rows) assert.ok(caseActs.has(row.act), `${id}: ${row.act}`)
  }
  assert.deepEqual([...caseActs.keys()].sort(), [...acts].sort())
})

test('the guard answers as the table', () => {
  for (const pathway of pathwayIds)
    for (const state of caseStates)
      for (const actor of actors)
        for (const act of acts) {
          const rule = ruleFor(pathway, act)
          if (!rule) continue
          const target = { system: 'north', subject: 'a-case', place: 'hill', state }
          const expected = told(pathway, state, actor, act)
          assert.equal(
            answerOf(guard(rule, actor, target)),
            expected,
            `${pathway} ${state} ${actor.role} ${act}`,
          )
        }
})

test('buttons, the JSON interface and the next step offer what the table allows, and nothing else', async () => {
  for (const pathway of pathwayIds) {
    const found = await as(database.db, anActor('place-lead'), tx =>
      findCase(tx, 'north', cases.get(pathway)!),
    )
    assert.ok(found)
    for (const state of caseStates)
      for (const actor of actors) {
        const at = `${pathway} ${state} ${actor.role}`
        const allowed = acts.filter(act => told(pathway, state, actor, act) === 'may').sort()
        const here: Case = { ...found, ...standing(pathway, state) }
        assert.deepEqual(
          possibleActs(actor, here)
            .map(row => row.act)
            .sort(),
          allowed,
          at,
        )
        const buttons = actionsFor(actor, here).flatMap(({ href }) => /^act\/(.+)$/.exec(href)?.[1] ?? [])
        assert.deepEqual(buttons.sort(), allowed, at)
        const path = nextStepFor(actor, here)?.path
        const next = path && /\/act\/(.+)$/.exec(path)?.[1]
        if (next) assert.ok(allowed.includes(next as PathwayAct), `${at}: next is ${next}`)
      }
  }
})

test('in another place and another system nothing is offered', () => {
  for (const changes of [{ places: ['dale'] }, { system: 'south' }])
    for (const role of roleIds)
      for (const pathway of pathwayIds)
        for (const state of caseStates) {
          const system = changes.system ?? 'north'
          const away = anActor(role, changes)
          const rows = pathways[pathway].rows.filter(row => {
            const rule = ruleFor(pathway, row.act)!
            return !guard(rule, away, { system: 'north', place: 'hill', subject: 'a-case', state })
          })
          assert.deepEqual(rows, [], `${role} of ${system} ${pathway} ${state}`)
        }
})

/** Every act by one role on one case, in a transaction that is rolled back. What is typed is empty. */
async function attempts(actor: Actor, id: string): Promise<Map<PathwayAct, string>> {
  const answers = new Map<PathwayAct, string>()
  await as(database.db, actor, async tx => {
    for (const act of acts) {
      const tried = await doAct(tx, actor, caseActs.get(act)!, { case: id, form: emptyForm })
      // What the form or the act's own rule says comes after the permission.
      answers.set(act, tried.ok || tried.refusal.code === 'invalid' ? 'may' : tried.refusal.code)
    }
    return refuse('invalid', 'Only asked')
  })
  return answers
}

test('the act itself answers as the table, for every role, state and act', async () => {
  const unit = new Set(acts.flatMap(act => anyPathwayRule(act).roles))
  for (const pathway of pathwayIds)
    for (const state of caseStates) {
      const id = cases.get(pathway)!
      await sql`update care.case set state = ${state} where id = ${id}`.execute(database.db)
      for (const actor of actors) {
        const answers = await attempts(actor, id)
        for (const act of acts) {
          const expected = told(pathway, state, actor, act)
          assert.equal(answers.get(act), expected, `${pathway} ${state} ${actor.role} ${act}`)
        }
      }
    }
  assert.equal(unit.size, 5)
})
