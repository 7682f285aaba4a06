/** What an act's form offers that only the database knows: colleagues, commissioners, open requests, earlier entries. */
import { type Fact, standing, standingAsTold, toldPlaces } from '#facts'
import type { Actor, RoleId, Tx } from '#platform'
import { colleagues, dayInWords, type Offers, type Option } from '#web'
import type { Case } from './case.ts'
import type { CaseAct } from './case-act.ts'
import { commissionersOfSystem } from './commissioners.ts'
import { factTitles } from './fact-titles.ts'
import { careFacts } from './facts.ts'

export type OpenAct = { readonly act: CaseAct; readonly case: Case; readonly facts: readonly Fact[] }

export const coordinatorRoles: readonly RoleId[] = ['nurse-assessor', 'social-worker']

type Offer = (tx: Tx, actor: Actor, open: Omit<OpenAct, 'act'>) => Promise<readonly Option[]>

const offersByName: Readonly<Record<string, Offer>> = {
  coordinators: async (tx, actor, { case: found }) =>
    (await colleagues(tx, actor, coordinatorRoles))
      .filter(each => each.places.includes(found.place) && each.id !== found.coordinator)
      .map(each => ({ value: each.id, text: each.name, hint: each.role.replace('-', ' ') })),
  commissioners: async (tx, actor, { case: found }) =>
    (await commissionersOfSystem(tx, actor))
      .filter(each => each.code !== found.commissioner)
      .map(each => ({ value: `${each.code}@${each.place}@${each.team ?? ''}`, text: each.name })),
  'open-evidence': async (_tx, _actor, { facts }) =>
    openRequests(facts, careFacts.evidenceAskedFor, careFacts.evidenceReceived),
  'open-consultations': async (_tx, _actor, { facts }) =>
    openRequests(facts, careFacts.councilConsulted, careFacts.councilViewRecorded),
  entries: async (_tx, _actor, { facts }) =>
    standing(facts).map(fact => ({
      value: String(fact.id),
      text: `${dayInWords(fact.occurredOn)}: ${factTitles[fact.name] ?? fact.name}`,
    })),
}

/** An answer names the place of its request, so that it still answers it once the request's day was corrected. */
function openRequests(facts: readonly Fact[], asked: string, answered: string): Option[] {
  const held = standingAsTold(facts)
  const places = toldPlaces(facts)
  const closed = new Set(held.filter(fact => fact.name === answered).map(fact => Number(fact.detail.request)))
  return held
    .filter(fact => fact.name === asked && !closed.has(places.get(fact.id)!))
    .map(fact => ({
      value: String(places.get(fact.id)),
      text: `${String(fact.detail.what ?? 'view')} from ${String(fact.detail.from)}, ${dayInWords(fact.occurredOn)}`,
    }))
}

export async function offersFor(tx: Tx, actor: Actor, open: OpenAct): Promise<Offers> {
  const wanted = Object.values(open.act.fields).flatMap(({ control }) =>
    control.kind === 'offered' ? [control.offer] : [],
  )
  const offers: Record<string, readonly Option[]> = {}
  for (const name of wanted) {
    const offer = offersByName[name]
    if (!offer) throw new Error(`There is no offer called ${name}`)
    offers[name] = await offer(tx, actor, open)
  }
  return offers
}
