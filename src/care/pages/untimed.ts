/** What waits for the unit without a time limit, beside the list of those that run. */
import type { Actor, Tx } from '#platform'
import { colleagues } from '#web'
import { nextStepFor } from '../next-step.ts'
import { unit } from '../rules.ts'
import { type Untimed, untimedCases } from '../store/untimed.ts'
import { casesWithPeople } from '../store.ts'
import type { UntimedModel, UntimedRow } from './untimed.page.tsx'
import type { WorklistChoices } from './worklist-filter.tsx'

const rowsShown = 20
/** Beyond this they are said as “more than”. */
const countedTo = 50

/** Narrowed like the list itself, as far as a case without a limit can be: by whose it is, and where. */
export async function untimedFor(
  tx: Tx,
  actor: Actor,
  { whose, place, show, promise, state }: WorklistChoices,
): Promise<UntimedModel | null> {
  if (show !== 'all' || promise !== 'all' || state !== 'all') return null
  const found = await untimedCases(tx, actor.system, {
    places: place === 'all' ? actor.places : [place],
    coordinator: whose === 'mine' ? actor.id : whose === 'nobody' ? null : undefined,
    limit: countedTo + 1,
  })
  if (found.length === 0) return null
  const counts = (what: Untimed['what']): number => found.filter(each => each.what === what).length
  return {
    ...{ countedTo, total: found.length, today: actor.at.today },
    ...{ messages: counts('message'), letters: counts('letter'), steps: counts('step') },
    rows: await rowsOf(tx, actor, found.slice(0, rowsShown)),
  }
}

async function rowsOf(tx: Tx, actor: Actor, found: readonly Untimed[]): Promise<UntimedRow[]> {
  const cases = await casesWithPeople(
    tx,
    actor.system,
    found.map(each => each.id),
  )
  const byId = new Map(cases.map(each => [each.id, each]))
  const names = new Map((await colleagues(tx, actor, unit)).map(each => [each.id, each.name]))
  return found.flatMap(({ id, what, since }) => {
    const each = byId.get(id)
    if (!each) return []
    const { coordinator } = each
    const named = coordinator === null ? null : (names.get(coordinator) ?? 'somebody who has left')
    return [
      {
        ...{ what, since, reference: each.reference, state: each.state, pathway: each.pathway },
        name: `${each.familyName.toUpperCase()}, ${each.givenName}`,
        href: `/${actor.system}/work/cases/${id}`,
        inCharge: coordinator === actor.id ? 'you' : named,
        nextStep: nextStepFor(actor, each),
      },
    ]
  })
}
