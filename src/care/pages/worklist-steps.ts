/** What can be recorded on the cases of a list, straight from it; and what has just been recorded. */
import type { Actor, Tx } from '#platform'
import { awaitedBy } from '../awaited.ts'
import type { Case } from '../case.ts'
import { answeringSteps, answersTo, nextActOf, nextStepFor } from '../next-step.ts'
import { actTitles } from '../pathways/index.ts'
import { possibleActs } from '../possible-acts.ts'
import { type CaseWithPerson, casesWithPeople } from '../store.ts'
import { type Recorded, recordedIn } from './my-work-link.ts'
import type { JustRecorded, WorklistRow } from './worklist.page.tsx'

type Steps = Required<Pick<WorklistRow, 'nextStep' | 'answers' | 'others'>>

/** By the ids of cases. */
export async function stepsOfCases(
  tx: Tx,
  actor: Actor,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, Steps>> {
  const awaited = await awaitedBy(tx, actor.system, cases)
  return new Map(
    cases.map(found => {
      const what = awaited.get(found.id)
      const shown = [...(what ? answersTo[what] : []), nextActOf(found)]
      const steps: Steps = {
        nextStep: nextStepFor(actor, found),
        answers: what ? answeringSteps(actor, found, what) : [],
        others: possibleActs(actor, found)
          .filter(row => !shown.includes(row.act))
          .map(({ act }) => ({ title: actTitles[act], path: `/work/cases/${found.id}/act/${act}` })),
      }
      return [found.id, steps]
    }),
  )
}

/** Null where nothing was, or where it is out of the actor's sight. */
export async function justRecorded(
  tx: Tx,
  actor: Actor,
  query: URLSearchParams,
): Promise<JustRecorded | null> {
  const recorded = recordedIn(query)
  if (!recorded) return null
  const [found] = await casesWithPeople(tx, actor.system, [recorded.case])
  return found ? inWords(actor, recorded, found) : null
}

const inWords = (actor: Actor, { act }: Recorded, found: CaseWithPerson): JustRecorded => ({
  ...{ title: actTitles[act], name: `${found.givenName} ${found.familyName}` },
  ...{ href: `/${actor.system}/work/cases/${found.id}`, next: nextStepFor(actor, found) },
})
