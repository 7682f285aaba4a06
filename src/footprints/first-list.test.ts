import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { isOfFirstList } from './first-list.ts'
import type { OrganisationKind } from './organisation.ts'

const began = (code: string, kind: OrganisationKind, openedOn: string) => ({
  ...{ code, kind, openedOn: day(openedOn) },
})

test('a county, a district, a system and an NHS region may be older than the first list of them', () => {
  for (const body of [
    began('E10000017', 'council', '2018-04-01'),
    began('E08000035', 'council', '2016-04-01'),
    began('E54000048', 'stp', '2017-04-01'),
    began('Y62', 'nhs-region', '2020-04-01'),
  ])
    assert.ok(isOfFirstList(body, []), body.code)
})

test('what opened later, followed another on that day, or has a first day of its own is no older', () => {
  assert.ok(!isOfFirstList(began('E06000063', 'council', '2023-04-01'), []))
  assert.ok(!isOfFirstList(began('00Q', 'ccg', '2013-04-01'), []))
  const followed = [{ newCode: 'E54000048', onDay: day('2017-04-01') }]
  assert.ok(!isOfFirstList(began('E54000048', 'stp', '2017-04-01'), followed))
})
