/** The rules of individual care as tables: one row a test. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { ageBands, bandOf, beyondBands, decisionDays } from '../src/care/age-bands.ts'
import { assessmentDomains, indicationOf, isValidTeam } from '../src/care/assessment.ts'
import type { CaseState, PathwayId } from '../src/care/case.ts'
import { type Checklist, checklistDomainIds, screen } from '../src/care/checklist.ts'
import { clockRules } from '../src/care/definitions.ts'
import { careFacts } from '../src/care/facts.ts'
import { frameworkOf } from '../src/care/frameworks.ts'
import { type PathwayAct, ruleFor } from '../src/care/pathways/index.ts'
import { outstandingUntil } from '../src/care/working-day.ts'
import { readClocks } from '../src/clocks/index.ts'
import { day, daysBetween, parseNhsNumber } from '../src/kit/index.ts'
import { guard, type RoleId } from '../src/platform/index.ts'
import { aFact, anActor } from '../src/testing/index.ts'

type Row = Readonly<Record<string, string>>
const table = (name: string): Row[] =>
  parse(readFileSync(new URL(name, import.meta.url)), { columns: true, trim: true })
const words = (text: string): string[] => text.split(' ').filter(Boolean)
const yes = (text: string): boolean => {
  assert.ok(text === 'yes' || text === 'no', text)
  return text === 'yes'
}

for (const { rated_a = '', rated_b = '', positive = '', rule } of table('care-checklist.csv'))
  test(`Checklist: A in [${rated_a}], B in [${rated_b}]: ${rule}`, () => {
    const [a, b] = [words(rated_a), words(rated_b)]
    assert.ok([...a, ...b].every(id => checklistDomainIds.some(each => each === id)))
    const checklist = Object.fromEntries(
      checklistDomainIds.map(id => [id, a.includes(id) ? 'A' : b.includes(id) ? 'B' : 'C']),
    ) as unknown as Checklist
    assert.equal(screen(checklist).positive, yes(positive))
  })

test('Decision Support Tool: the levels of every domain', () => {
  const listed = table('care-levels.csv').map(row => [row.domain, words(row.allowed ?? '')])
  const built = Object.entries(assessmentDomains).map(([id, { levels }]) => [id, [...levels]])
  assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(built))
})

for (const { levels = '', indication, rule } of table('care-indication.csv'))
  test(`Decision Support Tool: ${levels || 'no needs'}: ${rule}`, () => {
    const given = words(levels).map(each => each.split('=') as [string, string])
    assert.equal(indicationOf(Object.fromEntries(given)), indication)
  })

for (const { present = '', valid = '', rule } of table('care-team.csv'))
  test(`Multidisciplinary team of [${present}]: ${rule}`, () =>
    assert.equal(isValidTeam(words(present)), yes(valid)))

for (const { number = '', valid = '', rule } of table('nhs-numbers.csv'))
  test(`NHS number “${number}”: ${rule}`, () =>
    assert.equal(parseNhsNumber(number) !== undefined, yes(valid)))

for (const row of table('care-days.csv'))
  test(`received ${row.received}, on ${row.on}: day ${row.age} ${row.rule}`, () => {
    const age = daysBetween(day(row.received!), day(row.on!))
    const beyond = age - decisionDays
    assert.deepEqual([age, beyond], [Number(row.age), Number(row.beyond)])
    assert.equal(ageBands[bandOf(ageBands, age)]?.title, row.age_band)
    assert.equal(beyondBands[bandOf(beyondBands, beyond)]?.title ?? '', row.beyond_band)
  })

for (const { received = '', framework = '', rule } of table('care-frameworks.csv'))
  test(`received ${received} is judged by ${framework || 'none'}: ${rule}`, () =>
    assert.equal(frameworkOf(day(received))?.id ?? '', framework))

const factIn = (text: string, index: number) => {
  const [named = '', ...details] = text.trim().split(' ')
  const [name = '', on = ''] = named.split('@')
  assert.ok((Object.values(careFacts) as string[]).includes(`care.${name}`), `there is no fact ${name}`)
  const detail = Object.fromEntries(
    details.map(each => each.split('=')).map(([key, value]) => [key, value === 'yes' || value]),
  )
  return aFact(index + 1, `care.${name}`, on, { detail })
}

for (const { history = '', on = '', rule, answer, why } of table('care-clocks.csv'))
  test(`${rule} on ${on}: ${history} gives ${answer}: ${why}`, () => {
    const facts = history.split(';').map(factIn)
    const found = readClocks(clockRules.find(each => each.id === rule)!, facts)
    const said = found.map(({ outcome, dueOn, stoppedOn }) =>
      outcome === null ? `running due ${dueOn}` : `${outcome} ${stoppedOn}`,
    )
    assert.equal(said.join(', ') || 'none', answer)
  })

for (const { due = '', on = '', outstanding = '', rule } of table('care-outstanding.csv'))
  test(`a review due ${due} is outstanding on ${on}: ${outstanding}, ${rule}`, () =>
    assert.equal(day(due) <= outstandingUntil(day(on)), yes(outstanding)))

for (const { pathway, act, role, state, answer, rule } of table('care-who-may.csv'))
  test(`${pathway}: ${role} ${act} in ${state}: ${answer} ${rule}`, () => {
    const found = ruleFor(pathway as PathwayId, act as PathwayAct)
    const target = { system: 'north', place: 'hill', subject: 'case-1', state: state as CaseState }
    const refused = found && guard(found, anActor(role as RoleId), target)
    assert.equal(found ? (refused?.refusal.code ?? 'done') : 'none', answer)
  })
