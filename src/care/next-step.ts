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

/** The first row that fits is the next step. */
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

/** What a case waits for from others, and how to record that it came, or that somebody asked again. */
export type Awaited = 'evidence' | 'council'
export const answersTo: Readonly<Record<Awaited, readonly PathwayAct[]>> = {
  evidence: ['receive-evidence', 'chase-evidence'],
  council: ['record-council-view'],
}

export type NextStep = {
  readonly title: string
  /** Where to do it, for somebody who may; otherwise who can. */
  readonly path: string | null
  readonly who: string
}

/** `path` is below the system: `/work/cases/…`. */
export function nextStepFor(actor: Actor, found: Standing): NextStep | null {
  const act = nextActOf(found)
  return act ? stepOf(actor, found, act) : null
}

/** For a case that waits for others: what somebody may do about it before its next step; who can, where they may not. */
export function answeringSteps(actor: Actor, found: Standing, awaited: Awaited): NextStep[] {
  const steps = answersTo[awaited].flatMap(act => stepOf(actor, found, act) ?? [])
  const own = steps.filter(step => step.path !== null)
  return own.length > 0 ? own : steps.slice(0, 1)
}

function stepOf(actor: Actor, found: Standing, act: PathwayAct): NextStep | null {
  const path = `/work/cases/${found.id}`
  const row = rowFor(pathways[found.pathway], act)
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
