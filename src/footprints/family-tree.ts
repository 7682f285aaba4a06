/** From successions to the picture of a family: who is in it, what stands under each name, what the finding is. */
import type { Day } from '#kit'
import { countOf, dayInWords, type FamilyTreeModel, listInWords } from '#web'
import { kindWords } from './kind-words.ts'
import type { FamilyStepRow, Lifetime } from './store/family.ts'

/** "all of it", "46%", "share not known" */
export function shareInWords({ share, successors }: Pick<FamilyStepRow, 'share' | 'successors'>): string {
  if (share === null) return successors === 1 ? 'all of it' : 'share not known'
  if (share === 1) return 'all of it'
  const percent = share * 100
  return `${percent < 1 ? percent.toFixed(1) : Math.round(percent)}%`
}

/** A larger family is drawn without those who are further away than one step. */
const mostDrawn = 40

export type FamilyAsked = {
  readonly code: string
  readonly on: Day
  readonly steps: readonly FamilyStepRow[]
  readonly lifetimes: ReadonlyMap<string, Lifetime>
  readonly hrefOf: (code: string) => string
}

/** Null where nothing led to the body and nothing followed. */
export function familyTreeModel(asked: FamilyAsked): FamilyTreeModel | null {
  const { code, on, lifetimes } = asked
  if (asked.steps.length === 0) return null
  const all = codesOf(asked.steps)
  const steps =
    all.length > mostDrawn
      ? asked.steps.filter(step => step.oldCode === code || step.newCode === code)
      : asked.steps
  const codes = codesOf(steps)
  const nameOf = (of: string): string => lifetimes.get(of)?.name ?? of
  return {
    finding: findingOf(asked, nameOf),
    subtitle: `What led to ${nameOf(code)} and what followed`,
    subject: code,
    members: codes.map(each => ({
      ...{ id: each, name: nameOf(each) },
      ...wordsOf(each, on, lifetimes.get(each), partsOf(each, steps, nameOf)),
      isOpen: isOpen(lifetimes.get(each), on),
      href: asked.hrefOf(each),
    })),
    steps: steps.map(step => ({
      ...{ from: step.oldCode, to: step.newCode },
      ...{ when: dayInWords(step.onDay), share: shareInWords(step) },
    })),
    notes:
      all.length > codes.length
        ? [
            `${countOf(all.length - codes.length, 'body', 'bodies')} further away in the family are not drawn.`,
          ]
        : [],
  }
}

const codesOf = (steps: readonly FamilyStepRow[]): string[] => [
  ...new Set(steps.flatMap(step => [step.oldCode, step.newCode])),
]

const isOpen = (lifetime: Lifetime | undefined, on: Day): boolean =>
  lifetime !== undefined && lifetime.openedOn <= on && (lifetime.closedOn === null || lifetime.closedOn >= on)

/** “46% of Northamptonshire”, where a body took over a part of another. */
const partsOf = (code: string, steps: readonly FamilyStepRow[], nameOf: (code: string) => string): string[] =>
  steps
    .filter(step => step.newCode === code && step.share !== null && step.share < 1)
    .map(step => `${shareInWords(step)} of ${nameOf(step.oldCode)}`)

function wordsOf(
  code: string,
  on: Day,
  lifetime: Lifetime | undefined,
  parts: readonly string[],
): { what: string; span: string } {
  if (!lifetime) return { what: code, span: 'not described in the lists' }
  const { kind } = lifetime
  const what = `${code}, ${kindWords[kind].one.replace(/ \(.*\)/, '')}`
  return { what, span: [spanInWords(lifetime, on), ...parts].join(', ') }
}

function spanInWords({ openedOn, closedOn }: Lifetime, on: Day): string {
  if (openedOn > on) return `not there yet: from ${dayInWords(openedOn)}`
  if (closedOn === null) return `since ${dayInWords(openedOn)}`
  return closedOn < on ? `closed ${dayInWords(closedOn)}` : `until ${dayInWords(closedOn)}`
}

/** "Seven became one on 1 April 2021", told of the step that is nearest to the body. */
function findingOf({ code, steps }: FamilyAsked, nameOf: (code: string) => string): string {
  const before = steps.filter(step => step.newCode === code)
  const after = steps.filter(step => step.oldCode === code)
  const [followed] = after
  if (followed)
    return `${nameOf(code)} became ${listInWords(after.map(step => nameOf(step.newCode)))} on ${dayInWords(followed.onDay)}`
  const last = before.at(-1)
  if (!last) return `${nameOf(code)} in its family`
  const latest = before.filter(step => step.onDay === last.onDay)
  return latest.length === 1
    ? `${nameOf(code)} followed ${nameOf(last.oldCode)} on ${dayInWords(last.onDay)}`
    : `${nameOf(code)} was made of ${countOf(latest.length, 'body', 'bodies')} on ${dayInWords(last.onDay)}`
}
