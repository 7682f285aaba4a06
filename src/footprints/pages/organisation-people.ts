/** Whom a body covers, and who else covers the same people: by what is known of it, else of what it was made of. */
import { addDays, type Day } from '#kit'
import type { Tx } from '#platform'
import { madeOf } from '../made-of.ts'
import { isFootprint, type Organisation } from '../organisation.ts'
import { lastDayOfLists } from '../split-councils.ts'
import type { FamilyStepRow } from '../store/family.ts'
import { listsInForce } from '../store/overlaps.ts'
import { type Registered, type Residents, registeredOf, residentsOf, together } from '../store/populations.ts'
import { type SharedPeople, sharedPeopleBy } from '../store/relations.ts'
import { overlapHref } from './boundaries-asked.ts'

export type People = {
  readonly residents: Residents | undefined
  /** The bodies whose residents these are, where its own are not known. */
  readonly residentsOf: readonly string[]
  /** Of a practice or a network. */
  readonly registered: Registered | undefined
  /** By the lists of small areas; undefined for what they never have, and before the first of them. */
  readonly shared: SharedByLists | undefined
}

export type SharedByLists = {
  readonly lists: Day
  /** The day is after these lists, and there are no later ones. */
  readonly standing: 'in-force' | 'last-known'
  readonly with: readonly SharedPeople[]
  /** The bodies that the lists have instead of it. */
  readonly of: readonly string[]
  readonly overlapHref: string | undefined
}

type Asked = {
  readonly code: string
  readonly body: Organisation | undefined
  readonly steps: readonly FamilyStepRow[]
  readonly seenOn: Day
}

export async function peopleOf(tx: Tx, { code, body, steps, seenOn }: Asked): Promise<People> {
  const own = (await residentsOf(tx, [code], seenOn)).get(code)
  const before = body?.kind === 'council' ? madeOf(body, steps) : []
  const theirs = body && !own ? await residentsTogether(tx, before, addDays(body.openedOn, -1)) : undefined
  return {
    residents: own ?? theirs,
    residentsOf: theirs ? before : [],
    registered: await registeredOf(tx, code, seenOn),
    shared: body && isFootprint(body.kind) ? await sharedOf(tx, body, before, seenOn) : undefined,
  }
}

async function residentsTogether(tx: Tx, codes: readonly string[], on: Day): Promise<Residents | undefined> {
  const known = await residentsOf(tx, codes, on)
  return together(codes.map(code => known.get(code)))
}

async function sharedOf(
  tx: Tx,
  { code, kind }: Organisation,
  before: readonly string[],
  seenOn: Day,
): Promise<SharedByLists | undefined> {
  const lists = await listsInForce(tx, seenOn)
  if (!lists) return undefined
  const own = await sharedPeopleBy(tx, [code], lists)
  const theirs = own.length === 0 ? await sharedPeopleBy(tx, before, lists) : []
  return {
    ...{ lists, standing: seenOn > lastDayOfLists ? 'last-known' : 'in-force' },
    with: own.length > 0 ? own : theirs,
    of: theirs.length > 0 ? before : [],
    overlapHref: kind === 'council' && own.length > 0 ? overlapHref(code, lists) : undefined,
  }
}
