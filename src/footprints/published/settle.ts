/**
 * What a published list changes of what is here: pure, row after row, so that a later row meets what an earlier one of
 * the same file did. What the list leaves out is never taken away.
 */
import { addDays, type Day } from '#kit'
import type { Effect } from '#platform'
import type { FormerNameRow, MembershipRow, OrganisationRow, SuccessorRow } from '../kinds/reference.ts'
import type { Difference } from './difference.ts'
import { oneParent, type PublishedMembership, type PublishedRow } from './published-row.ts'
import { isSameName } from './written-name.ts'

/** What is here of the bodies that a list names. Changed by settling. */
export type Here = {
  readonly bodies: Map<string, OrganisationRow[]>
  /** The last day of the newest former name of a code. */
  readonly formerUntil: Map<string, Day>
  /** By `relation member`. */
  readonly parents: Map<string, MembershipRow[]>
  /** By `old new day`. */
  readonly successions: Set<string>
  /** Under which code a body is filed that a list names by its ODS code. */
  readonly filedUnder: ReadonlyMap<string, string>
  /** What a list says of no day is said of this one. */
  readonly today: Day
}

export type Writes = {
  readonly organisations: Map<string, OrganisationRow>
  readonly formerNames: Map<string, FormerNameRow>
  readonly memberships: Map<string, MembershipRow>
  readonly successors: Map<string, SuccessorRow>
}
export type Settled = {
  /** One a row, in order. */
  readonly effects: readonly Effect[]
  readonly writes: Writes
  readonly differences: readonly Difference[]
}

export function settleAll(rows: readonly PublishedRow[], here: Here): Settled {
  const differences: Difference[] = []
  const writes: Writes = {
    ...{ organisations: new Map(), formerNames: new Map() },
    ...{ memberships: new Map(), successors: new Map() },
  }
  const settling = { here, writes, differences, added: new Set<string>() }
  const effects = rows.map(row =>
    strongest([
      ...(row.organisation ? [settleBody(row.organisation, settling)] : []),
      ...row.memberships.map(each => settleMembership(each, row.organisation, settling)),
      ...row.successors.map(each => settleSuccessor(each, settling)),
    ]),
  )
  return { effects, writes, differences }
}

type Settling = {
  readonly here: Here
  readonly writes: Writes
  readonly differences: Difference[]
  /** Bodies that this list has brought: whose members they are goes without saying. */
  readonly added: Set<string>
}

/** A row is new where the first thing that it says is new; a body that is here and gets a new parent is changed. */
const strongest = ([first = 'unchanged', ...others]: readonly Effect[]): Effect =>
  first === 'unchanged' && others.some(each => each !== 'unchanged') ? 'changed' : first

function settleBody(listed: OrganisationRow, { here, writes, differences, added }: Settling): Effect {
  const known = here.bodies.get(listed.code) ?? []
  const now = known.find(each => each.kind === listed.kind)
  const { code, name } = listed
  if (!now) {
    if (listed.closed_on === null || listed.closed_on >= here.today)
      differences.push({ what: 'opened', code, name, on: listed.opened_on })
    if (known.length === 0) added.add(code)
    here.bodies.set(code, [...known, listed])
    writes.organisations.set(`${code} ${listed.opened_on}`, listed)
    return 'new'
  }
  const same = isSameName(now.name, name)
  // The first day is part of the key: where a list gives another one, ours stays.
  const next = { ...listed, opened_on: now.opened_on, name: same ? now.name : name }
  if (next.name === now.name && next.closed_on === now.closed_on && next.postcode === now.postcode)
    return 'unchanged'
  if (!same) {
    differences.push({ what: 'renamed', code, name, before: now.name })
    keepFormerName(now, { here, writes })
  }
  differences.push(...closingsOf(now, next))
  if (next.postcode !== now.postcode)
    differences.push({ what: 'postcode', code, name: next.name, before: now.postcode, now: next.postcode })
  here.bodies.set(code, [...known.filter(each => each !== now), next])
  writes.organisations.set(`${code} ${next.opened_on}`, next)
  return 'changed'
}

function closingsOf(now: OrganisationRow, { code, name, closed_on }: OrganisationRow): Difference[] {
  if (now.closed_on === closed_on) return []
  if (closed_on === null) return now.closed_on ? [{ what: 'reopened', code, name, on: now.closed_on }] : []
  if (now.closed_on === null) return [{ what: 'closed', code, name, on: closed_on }]
  return [{ what: 'last-day', code, name, before: now.closed_on, on: closed_on }]
}

/** A list does not say since when it has called a body something else: since the day on which we were told. */
function keepFormerName(
  { code, name, opened_on, closed_on }: OrganisationRow,
  { here, writes }: Pick<Settling, 'here' | 'writes'>,
): void {
  const before = here.formerUntil.get(code)
  const from = before === undefined ? opened_on : addDays(before, 1)
  const until = addDays(here.today, -1)
  const to = closed_on !== null && closed_on < until ? closed_on : until
  if (to < from) return
  here.formerUntil.set(code, to)
  writes.formerNames.set(`${code} ${from}`, { code, name, from_on: from, to_on: to })
}

const keyOf = ({ relation, member, parent, from_on }: MembershipRow): string =>
  `${relation} ${member} ${parent} ${from_on}`
const covers = (row: MembershipRow, on: Day): boolean =>
  row.from_on <= on && (row.to_on === null || row.to_on >= on)

function settleMembership(
  listed: PublishedMembership,
  body: OrganisationRow | null,
  { here, writes, differences, added }: Settling,
): Effect {
  const { relation, member, to } = listed
  const parent = listed.parentIsOds ? here.filedUnder.get(listed.parent) : listed.parent
  if (parent === undefined) return 'unchanged'
  const at = `${relation} ${member}`
  const known = here.parents.get(at) ?? []
  const from = listed.from ?? (known.length === 0 ? (body?.opened_on ?? here.today) : here.today)
  const keep = (rows: readonly MembershipRow[], without: readonly MembershipRow[] = []): void => {
    here.parents.set(at, [...known.filter(each => !without.includes(each)), ...rows])
    for (const row of rows) writes.memberships.set(keyOf(row), row)
  }
  const isOne = oneParent.includes(relation)
  const there = known.find(row => row.parent === parent && (isOne ? covers(row, from) : row.from_on === from))
  if (there) {
    if (to === there.to_on || (isOne && to === null)) return 'unchanged'
    // A member that closes leaves with that, and is told once.
    if (body === null || body.closed_on !== to)
      differences.push({ what: 'left', code: member, relation, parent, before: there.to_on, on: to })
    keep([{ ...there, to_on: to }], [there])
    return 'changed'
  }
  const others = isOne ? known.filter(row => row.parent !== parent) : []
  // Said otherwise from the same day on: what is here stays, and the list is told to differ.
  const before = others.find(row => covers(row, from))
  if (before)
    differences.push({ what: 'moved', code: member, relation, before: before.parent, parent, on: from })
  else if (!added.has(member)) differences.push({ what: 'joined', code: member, relation, parent, on: from })
  if (before?.from_on === from) return 'unchanged'
  const next = others
    .map(row => row.from_on)
    .filter(day => day > from)
    .sort()[0]
  const until = next !== undefined && (to === null || to >= next) ? addDays(next, -1) : to
  const row = { relation, member, parent, from_on: from, to_on: until }
  keep(before ? [{ ...before, to_on: addDays(from, -1) }, row] : [row], before ? [before] : [])
  return 'new'
}

function settleSuccessor(listed: SuccessorRow, { here, writes }: Settling): Effect {
  const key = `${listed.old_code} ${listed.new_code} ${listed.on_day}`
  // Shares that somebody worked out are not in any published list, and stay.
  if (here.successions.has(key)) return 'unchanged'
  here.successions.add(key)
  writes.successors.set(key, listed)
  return 'new'
}
