import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import type { MembershipRow, OrganisationRow } from '../kinds/reference.ts'
import { differenceInWords } from './difference.ts'
import { publishedLayouts } from './layouts.ts'
import type { PublishedRow } from './published-row.ts'
import { type Here, settleAll } from './settle.ts'

const practice = (code: string, name: string, closed: string | null = null): OrganisationRow => ({
  ...{ code, kind: 'practice', name, opened_on: day('2000-01-01'), postcode: 'FY1 1AA' },
  closed_on: closed === null ? null : day(closed),
})
const member = (code: string, parent: string, from: string | null, to: string | null = null) => ({
  ...{ relation: 'practice-commissioner' as const, member: code, parent },
  ...{ from: from === null ? null : day(from), to: to === null ? null : day(to) },
})
const row = (
  organisation: OrganisationRow | null,
  ...memberships: PublishedRow['memberships']
): PublishedRow => ({ passedOver: null, organisation, memberships, successors: [] })
const here = (bodies: readonly OrganisationRow[], parents: readonly MembershipRow[] = []): Here => ({
  bodies: new Map(bodies.map(each => [each.code, [each]])),
  parents: new Map(
    parents.map(each => [
      `${each.relation} ${each.member}`,
      parents.filter(other => other.member === each.member && other.relation === each.relation),
    ]),
  ),
  ...{ formerUntil: new Map(), successions: new Set(), filedUnder: new Map([['QE1', 'E54000048']]) },
  today: day('2021-12-01'),
})
const belongs = (code: string, parent: string, from: string, to: string | null = null): MembershipRow => ({
  ...{ relation: 'practice-commissioner', member: code, parent, from_on: day(from) },
  to_on: to === null ? null : day(to),
})

test('what is here already, in other capitals, is unchanged and nothing is written', () => {
  const { effects, writes, differences } = settleAll(
    [row(practice('P1', 'St. Mary’s Surgery & Partners'), member('P1', '00R', '2013-04-01'))],
    here([practice('P1', 'ST MARYS SURGERY AND PARTNERS')], [belongs('P1', '00R', '2013-04-01')]),
  )
  assert.deepEqual(effects, ['unchanged'])
  assert.deepEqual(differences, [])
  assert.equal(writes.organisations.size + writes.memberships.size + writes.formerNames.size, 0)
})

test('a new body, a closed one, a reopened one and a renamed one are told apart; the old name is kept', () => {
  const { effects, writes, differences } = settleAll(
    [
      row(practice('P1', 'New Surgery')),
      row(practice('P2', 'Old Surgery', '2021-10-31')),
      row(practice('P3', 'Third Surgery')),
      row(practice('P4', 'Another Name')),
    ],
    here([
      practice('P2', 'Old Surgery'),
      practice('P3', 'Third Surgery', '2020-03-31'),
      practice('P4', 'One Name'),
    ]),
  )
  assert.deepEqual(effects, ['new', 'changed', 'changed', 'changed'])
  assert.deepEqual(
    differences.map(each => `${each.what} ${each.code}`),
    ['opened P1', 'closed P2', 'reopened P3', 'renamed P4'],
  )
  assert.deepEqual(
    [...writes.formerNames.values()],
    [{ code: 'P4', name: 'One Name', from_on: day('2000-01-01'), to_on: day('2021-11-30') }],
  )
})

test('who moved to another parent leaves the old one the day before; nobody has two', () => {
  const { effects, writes, differences } = settleAll(
    [row(practice('P1', 'A'), member('P1', '00Q', '2021-04-01'))],
    here([practice('P1', 'A')], [belongs('P1', '00R', '2013-04-01')]),
  )
  assert.deepEqual(effects, ['changed'])
  assert.deepEqual(
    [...writes.memberships.values()].map(each => [each.parent, each.from_on, each.to_on]),
    [
      ['00R', '2013-04-01', '2021-03-31'],
      ['00Q', '2021-04-01', null],
    ],
  )
  assert.equal(differences[0]?.what, 'moved')
})

test('a member where none was known, another last day and another postcode are told, each once', () => {
  const told = (listed: PublishedRow, known: Here) =>
    settleAll([listed], known).differences.map(differenceInWords)
  const one = practice('P1', 'A')
  assert.deepEqual(told(row(one, member('P1', '00R', '2013-04-01')), here([one])), [
    'P1 to 00R on 2013-04-01 (practice-commissioner)',
  ])
  assert.deepEqual(told(row(one, member('P1', '00R', '2013-04-01')), here([])), ['P1 A, 2000-01-01'])
  const stays = here([one], [belongs('P1', '00R', '2013-04-01')])
  assert.deepEqual(told(row(one, member('P1', '00R', '2013-04-01', '2021-10-31')), stays), [
    'P1 of 00R: none, now 2021-10-31 (practice-commissioner)',
  ])
  assert.deepEqual(
    told(
      row({ ...one, postcode: null, closed_on: day('2021-10-31') }),
      here([practice('P1', 'A', '2021-09-30')]),
    ),
    ['P1 A: 2021-09-30, now 2021-10-31', 'P1 A: FY1 1AA, now none'],
  )
})

test('an older list does not undo a later move: its parent ends where the later one begins', () => {
  const { writes } = settleAll(
    [row(practice('P1', 'A'), member('P1', '00R', '2013-04-01'))],
    here([practice('P1', 'A')], [belongs('P1', '00Q', '2021-04-01')]),
  )
  assert.deepEqual(
    [...writes.memberships.values()].map(each => [each.parent, each.from_on, each.to_on]),
    [['00R', '2013-04-01', '2021-03-31']],
  )
})

test('a list without days is said of its own day; a later row of the same file meets the earlier one', () => {
  const first = settleAll([row(practice('P1', 'A'), member('P1', '00R', null))], here([]))
  assert.equal([...first.writes.memberships.values()][0]?.from_on, '2000-01-01')
  const { writes } = settleAll(
    [
      row(null, member('P1', '00R', '2018-04-01')),
      row(null, member('P1', '00R', '2019-04-01')),
      row(null, member('P1', '00Q', '2020-04-01')),
    ],
    here([practice('P1', 'A')]),
  )
  assert.deepEqual(
    [...writes.memberships.values()].map(each => [each.parent, each.from_on, each.to_on]),
    [
      ['00R', '2018-04-01', '2020-03-31'],
      ['00Q', '2020-04-01', null],
    ],
  )
})

const read = (name: string, cells: Record<string, string>) =>
  publishedLayouts.find(layout => layout.name === name)!.read(cells)
const cells = { ods_code: 'P81042', name: 'ADELAIDE STREET SURGERY', postcode: 'FY1 4LN', close_date: '' }

test('a row of the list of practices becomes a practice or another prescriber, with its commissioner', () => {
  const asked = (setting: string, region = 'Y62') =>
    read('practices', {
      ...{ ...cells, open_date: '1974-04-01', national_grouping: region, prescribing_setting: setting },
      ...{ parent_code: '00R', join_parent_date: '2013-04-01', left_parent_date: '' },
    })
  const found = asked('4')
  assert.ok(found.ok)
  assert.equal(found.value.organisation?.name, 'Adelaide Street Surgery')
  assert.equal(found.value.memberships[0]?.relation, 'practice-commissioner')
  const other = asked('14')
  assert.ok(other.ok)
  assert.equal(other.value.organisation?.kind, 'prescriber')
  assert.match(JSON.stringify(asked('4', 'W00')), /Wales/)
})

test('a live commissioner is a sub-location since July 2022, a closed one a CCG, a hub none', () => {
  const asked = (name: string, close_date: string) =>
    read('commissioners', {
      ...cells,
      name,
      close_date,
      open_date: '2013-04-01',
      high_level_health_geography: 'QE1',
    })
  const live = asked('NHS LANCASHIRE AND SOUTH CUMBRIA ICB - 00R', '')
  assert.ok(live.ok)
  assert.deepEqual(
    [live.value.organisation?.kind, live.value.organisation?.opened_on, live.value.organisation?.name],
    ['sub-icb', '2022-07-01', 'NHS Lancashire and South Cumbria ICB - 00R'],
  )
  const closed = asked('NHS DARLINGTON CCG', '2020-03-31')
  assert.ok(closed.ok)
  assert.equal(closed.value.organisation?.kind, 'ccg')
  assert.match(JSON.stringify(asked('LONDON COMMISSIONING HUB', '')), /hub/)
})

test('wrong cells are all named; a body that succeeds itself is rejected', () => {
  const wrong = read('trusts', {
    ...cells,
    ods_code: 'x',
    open_date: '01/04/1974',
    high_level_health_geography: '',
  })
  assert.ok(!wrong.ok)
  assert.deepEqual([wrong.refusal.field, wrong.refusal.others?.[0]?.field], ['ods_code', 'open_date'])
  const itself = read('successions', { old_code: 'G14PF', new_code: 'G14PF', effective_date: '1992-04-01' })
  assert.match(JSON.stringify(itself), /own successor/)
})
