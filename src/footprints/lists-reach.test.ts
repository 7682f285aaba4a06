import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { asAtInWords, listsThatEnd } from './lists-reach.ts'
import { organisationKinds } from './organisation.ts'

test('while the lists reach the day it is said of the day, after them by the lists', () => {
  assert.equal(asAtInWords(['practice'], day('2021-11-30')), 'as at 30 November 2021')
  assert.equal(asAtInWords(['practice'], day('2021-12-01')), 'by the lists, which reach to November 2021')
})

test('of several kinds the list that ends first is named; a kind without a list of its own has no end', () => {
  assert.equal(
    listsThatEnd(organisationKinds, day('2026-11-27')),
    'by the lists, which for some kinds reach only to November 2021',
  )
  assert.equal(listsThatEnd(['nation'], day('9999-12-31')), undefined)
})
