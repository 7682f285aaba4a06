/** From successions to the picture of a family: who is in it, what stands under each name, what the finding is. */
import { addDays, type Day } from '#kit'
import { countOf, dayInWords, type FamilyTreeModel, listInWords } from '#web'
import { isOfFirstList } from './first-list.ts'
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
  /** What a body was called on a day. */
  readonly nameAt: (code: string, on: Day) => string
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
    finding: findingOf(asked),
    subtitle: `What led to ${nameOf(code)} and what followed`,
    subject: code,
    members: codes.map(each => ({
      ...{ id: each, name: nameOf(each) },
      ...wordsOf(each, on, lifetimes.get(each), asked.steps, partsOf(each, steps, nameOf)),
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
  steps: readonly FamilyStepRow[],
  parts: readonly string[],
): { what: string; span: string } {
  if (!lifetime) return { what: code, span: 'not described in the lists' }
  const { kind } = lifetime
  const what = `${code}, ${kindWords[kind].one.replace(/ \(.*\)/, '')}`
  return { what, span: [spanInWords(lifetime, on, steps), ...parts].join(', ') }
}

function spanInWords(lifetime: Lifetime, on: Day, steps: readonly FamilyStepRow[]): string {
  const { openedOn, closedOn } = lifetime
  const isOlder = isOfFirstList(lifetime, steps)
  if (openedOn > on && !isOlder) return `not there yet: from ${dayInWords(openedOn)}`
  if (closedOn === null) return `${isOlder ? 'in the lists since' : 'since'} ${dayInWords(openedOn)}`
  return closedOn < on ? `closed ${dayInWords(closedOn)}` : `until ${dayInWords(closedOn)}`
}

/** "Seven became one on 1 April 2021", told of the step that is nearest to the body, in the names of that day. */
function findingOf({ code, on, steps, nameAt }: FamilyAsked): string {
  const before = steps.filter(step => step.newCode === code)
  const after = steps.filter(step => step.oldCode === code)
  const [followed] = after
  if (followed?.oldGoesOn) {
    const name = nameAt(code, addDays(followed.onDay, -1))
    return `A part of ${name} (${shareInWords(followed)}) went to ${nameAt(followed.newCode, followed.onDay)} on ${dayInWords(followed.onDay)}`
  }
  if (followed) {
    const names = toldApart([
      { code, name: nameAt(code, addDays(followed.onDay, -1)) },
      ...after.map(({ newCode, onDay }) => ({ code: newCode, name: nameAt(newCode, onDay) })),
    ])
    return `${names[0]} became ${listInWords(names.slice(1))} on ${dayInWords(followed.onDay)}`
  }
  const last = before.at(-1)
  if (!last) return `${nameAt(code, on)} in its family`
  const latest = before.filter(step => step.onDay === last.onDay)
  const name = nameAt(code, last.onDay)
  if (latest.length > 1)
    return `${name} was made of ${countOf(latest.length, 'body', 'bodies')} on ${dayInWords(last.onDay)}`
  if (last.oldGoesOn)
    return `${name} was joined by a part of ${nameAt(last.oldCode, addDays(last.onDay, -1))} (${shareInWords(last)}) on ${dayInWords(last.onDay)}`
  const old = { code: last.oldCode, name: nameAt(last.oldCode, addDays(last.onDay, -1)) }
  const [now, then] = toldApart([{ code, name }, old])
  return `${now} followed ${then} on ${dayInWords(last.onDay)}`
}

/** Names; with their codes where two bodies have one name. */
const toldApart = (bodies: readonly { readonly code: string; readonly name: string }[]): readonly string[] =>
  bodies.map(({ code, name }) =>
    bodies.some(other => other.name === name && other.code !== code) ? `${name} (${code})` : name,
  )
