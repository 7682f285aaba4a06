import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActor } from '#testing'
import { emptyForm, formOfJson, readFields } from '#web'
import { clockRules } from '../definitions.ts'
import { careFacts } from '../facts.ts'
import { pathways, rowFor } from '../pathways/index.ts'
import { addNote } from './add-note.ts'

const perform = (text: string) =>
  addNote.perform({ actor: anActor('nurse-assessor'), facts: [], nameOf: String } as never, { text })

test('a note is a fact of today and leads to no other state', () => {
  const noted = perform('The daughter prefers to be rung after six')
  assert.ok(noted.ok)
  assert.deepEqual(noted.value, {
    ...{ fact: careFacts.noteAdded, occurredOn: '2021-03-10' },
    detail: { text: 'The daughter prefers to be rung after six' },
  })
  for (const pathway of Object.values(pathways)) assert.equal(rowFor(pathway, 'add-note')?.to, undefined)
})

test('it starts, stops and pauses no time limit', () => {
  assert.ok(!JSON.stringify(clockRules).includes(careFacts.noteAdded))
})

test('an empty note and one without end are refused', () => {
  assert.equal(readFields(addNote.fields, emptyForm, {}).ok, false)
  assert.equal(readFields(addNote.fields, formOfJson({ text: 'x' }), {}).ok, true)
  assert.equal(perform('x'.repeat(4_000)).ok, true)
  const endless = perform('x'.repeat(4_001))
  assert.deepEqual(!endless.ok && [endless.refusal.code, endless.refusal.field], ['invalid', 'text'])
})

test('it is for the unit, also after the case has ended', () => {
  const row = rowFor(pathways.standard, 'add-note')
  assert.ok(row)
  assert.ok(row.from.includes('ended') && row.who.includes('broker') && !row.who.includes('finance-officer'))
})
