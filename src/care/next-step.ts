/** What a case needs next, and who can do it: one table a pathway, read beside the pathway's own table of acts. */
import { type Actor, guard, type RoleId, roleOf } from '#platform'
import type { Case, PathwayId } from './case.ts'
import { actTitles, type PathwayAct, pathways, rowFor, ruleOf } from './pathways/index.ts'

type Standing = Pick<
  Case,
  'id' | 'pathway' | 'state' | 'place' | 'waitingFor' | 'bookedOn' | 'outcome' | 'coordinator'
>
type Step = {
  readonly from: Case['state']
  readonly when?: (found: Standing) => boolean
  readonly act: PathwayAct
}

const isBooked = (found: Standing): boolean => found.bookedOn !== null
const hasPackage = ({ outcome }: Standing): boolean => outcome !== null && outcome !== 'not-eligible'

const reviews: readonly Step[] = [
  { from: 'in-package', when: isBooked, act: 'complete-review' },
  { from: 'in-package', act: 'book-review' },
]

/** The first row that fits is the next step. A case that waits for somebody outside has none but to hear from them. */
const steps: Readonly<Record<PathwayId, readonly Step[]>> = {
  standard: [
    { from: 'received', act: 'accept' },
    { from: 'accepted', act: 'name-coordinator' },
    { from: 'coordinated', when: isBooked, act: 'hold-meeting' },
    { from: 'coordinated', act: 'book-meeting' },
    { from: 'assessed', act: 'recommend' },
    { from: 'recommended', act: 'verify-decision' },
    { from: 'verified', act: 'communicate-decision' },
    { from: 'communicated', when: hasPackage, act: 'start-package' },
    ...reviews,
  ],
  'fast-track': [{ from: 'received', act: 'accept' }, { from: 'accepted', act: 'start-package' }, ...reviews],
  'nursing-care': [
    { from: 'received', act: 'name-coordinator' },
    { from: 'coordinated', act: 'recommend' },
    { from: 'recommended', act: 'verify-decision' },
    { from: 'verified', act: 'communicate-decision' },
    { from: 'communicated', when: hasPackage, act: 'start-package' },
    ...reviews,
  ],
}

export const nextActOf = (found: Standing): PathwayAct | undefined =>
  steps[found.pathway].find(step => step.from === found.state && (step.when?.(found) ?? true))?.act

export type NextStep = {
  readonly title: string
  /** Where to do it, for somebody who may; otherwise who can. */
  readonly path: string | null
  readonly who: string
}

/** `path` is below the system: `/work/cases/…`. */
export function nextStepFor(actor: Actor, found: Standing): NextStep | null {
  const path = `/work/cases/${found.id}`
  if (found.waitingFor !== null && found.state === 'coordinated')
    return { title: 'Chase it or record what arrived', path, who: '' }
  const act = nextActOf(found)
  const row = act && rowFor(pathways[found.pathway], act)
  if (!row) return null
  const target = { system: actor.system, subject: found.id, place: found.place, state: found.state }
  const mayNot = guard(ruleOf(row), actor, target) !== undefined
  return {
    title: actTitles[row.act],
    path: mayNot ? null : `${path}/act/${row.act}`,
    who: rolesInWords(row.who),
  }
}

const rolesInWords = (roles: readonly RoleId[]): string =>
  roles.map(role => roleOf(role).title.toLowerCase()).join(' or ')
