/**
 * What each act asks for and what follows, one row a test. `given` names what holds of the case and what has happened
 * (`decision-communicated@2020-08-31`, with details after a space); `values` is what the form sends, where `|` parts
 * several answers and `checklist=C` or `domains=M` sets every row. `answer` is what comes of it: done (with a detail),
 * the state it leads to, or a refusal and its field.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { caseActs } from '../src/care/acts/index.ts'
import { assessmentRows } from '../src/care/assessment.ts'
import type { Case } from '../src/care/case.ts'
import { checklistRows } from '../src/care/checklist.ts'
import { careFacts } from '../src/care/facts.ts'
import type { PathwayAct } from '../src/care/pathways/index.ts'
import type { Fact } from '../src/facts/index.ts'
import { day, type Result } from '../src/kit/index.ts'
import { aFact, aMoment, anActor } from '../src/testing/index.ts'
import { Form, readFields } from '../src/web/index.ts'

type Row = Readonly<Record<'act' | 'given' | 'values' | 'answer' | 'rule', string>>
const rows: Row[] = parse(readFileSync(new URL('care-acts.csv', import.meta.url)), {
  columns: true,
  trim: true,
})

const me = anActor('hub-verifier', { id: 'me', at: aMoment('2021-03-10') })
const aCase: Case = {
  ...{ id: 'case-1', reference: 'K7QF-2M9X', person: 'person-1', pathway: 'standard', state: 'received' },
  ...{ commissioner: '00Q', place: 'hill', team: 'hill-team', receivedOn: day('2020-01-01'), referrer: null },
  ...{ coordinator: null, recommended: null, decidedOn: null, outcome: null, waitingFor: null },
  ...{ waitingSince: null, bookedOn: null, setting: null, toldOn: null },
  ...{ lastFactOn: day('2020-01-01'), inherited: false },
}

const parts = (text: string): string[] => text.split(';').flatMap(each => each.trim() || [])
const pair = (text: string): [string, string] => {
  const at = text.indexOf('=')
  return [text.slice(0, at), text.slice(at + 1)]
}

function caseOf(given: readonly string[]): Case {
  const changes = Object.fromEntries(given.map(pair))
  for (const name of Object.keys(changes)) assert.ok(name in aCase, `a case has no ${name}`)
  return { ...aCase, ...changes }
}

/** `decision-communicated@2020-08-31 name=value`; a day of its own where none is said. */
function factOf(text: string, index: number): Fact {
  const [named = '', ...details] = text.split(' ')
  const [name, on = '2020-12-01'] = named.split('@')
  assert.ok((Object.values(careFacts) as string[]).includes(`care.${name}`), `there is no fact ${name}`)
  const detail = Object.fromEntries(details.map(pair).map(([key, value]) => [key, value === 'yes' || value]))
  return aFact(index + 1, `care.${name}`, on, { detail })
}

const everyRow = { checklist: checklistRows, domains: assessmentRows }
function formOf(values: string): Form {
  const fields = new Map<string, string[]>()
  for (const [name, value] of parts(values).map(pair)) {
    const levels = everyRow[name as keyof typeof everyRow]
    if (levels) for (const row of levels) fields.set(`${name}-${row.id}`, [value])
    else fields.set(name, value.split('|'))
  }
  return new Form(new URLSearchParams([...fields].flatMap(([name, all]) => all.map(each => [name, each]))))
}

function perform({ act: name, given, values }: Row): Result<Record<string, unknown>> {
  const act = caseActs.get(name as PathwayAct)
  assert.ok(act, `there is no act ${name}`)
  // What has happened is written with a dash or a space before any equals sign; what holds is name=value.
  const isFact = (text: string): boolean => !/^[a-zA-Z]+=/.test(text)
  const facts = parts(given).filter(isFact).map(factOf)
  const found = caseOf(parts(given).filter(text => !isFact(text)))
  const offers = { 'open-consultations': facts.map(({ id }) => ({ value: String(id), text: 'view' })) }
  const read = readFields(act.fields, formOf(values), offers)
  if (!read.ok) return read
  const performed = act.perform({ actor: me, case: found, facts, nameOf: value => value }, read.value)
  return performed.ok ? { ok: true, value: { ...performed.value.detail, to: performed.value.to } } : performed
}

for (const row of rows)
  test(`${row.act} (${row.given}) ${row.values} gives ${row.answer}: ${row.rule}`, () => {
    const performed = perform(row)
    const [kind = '', wanted = ''] = row.answer.split(' ')
    if (!performed.ok)
      return assert.equal(
        [performed.refusal.code, performed.refusal.field].filter(Boolean).join(' '),
        row.answer,
      )
    if (kind === 'to') return assert.equal(performed.value.to, wanted)
    assert.equal(kind, 'done', 'it was done')
    const [detail, value] = pair(wanted)
    if (wanted !== '') assert.equal(performed.value[detail], value)
  })

/** Acts whose only rules are their fields, or whose rule needs a database and is tested there. */
const withoutRow: readonly PathwayAct[] = [
  ...(['name-coordinator', 'change-coordinator', 'ask-for-evidence', 'chase-evidence'] as const),
  ...(['receive-evidence', 'consult-council', 'transfer', 'correct-fact'] as const),
  ...(['invite-representative', 'add-note'] as const),
]
test('every act has a row, or stands in the list of those that need none', () => {
  const listed = new Set<string>([...rows.map(row => row.act), ...withoutRow])
  assert.deepEqual(
    [...caseActs.keys()].filter(act => !listed.has(act)),
    [],
  )
})
