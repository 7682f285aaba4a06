/** A fact in the words of the timeline. One row a kind of fact. */
import { type Fact, withdrawn } from '#facts'
import { isRoleId, roleOf } from '#platform'
import type { TimelineEntry } from '#web'
import { closedWithoutDecision, coordinatorNamed, decisionVerified, referralReceived } from '../facts.ts'

type Wording = { readonly title: (fact: Fact) => string; readonly text?: (fact: Fact) => string }

const wordings: Readonly<Record<string, Wording>> = {
  [referralReceived]: {
    title: () => 'Checklist received',
    text: ({ detail }) =>
      `Completed on ${detail.completedOn} by ${detail.completedBy}. ${
        detail.fullConsideration
          ? 'Full consideration is required.'
          : 'Below the threshold: no full consideration.'
      }${detail.reasonsBelowThreshold ? ` Reasons: ${detail.reasonsBelowThreshold}` : ''}`,
  },
  [coordinatorNamed]: { title: ({ detail }) => `${detail.name} named coordinator` },
  [decisionVerified]: {
    title: ({ detail }) =>
      `Decision verified: ${detail.outcome === 'eligible' ? 'eligible' : 'not eligible'}`,
    text: ({ detail }) => String(detail.reasons),
  },
  [closedWithoutDecision]: { title: () => 'Closed without a decision' },
  [withdrawn]: {
    title: () => 'An earlier entry was withdrawn',
    text: ({ detail }) => String(detail.why ?? ''),
  },
}

export function timelineEntry(
  fact: Fact,
  all: readonly Fact[],
  held: readonly Fact[],
  names: ReadonlyMap<string, string>,
): TimelineEntry {
  const wording = wordings[fact.name]
  const by = all.find(other => other.withdraws === fact.id)
  const role = isRoleId(fact.recordedRole) ? roleOf(fact.recordedRole).title : fact.recordedRole
  return {
    ...{ occurred: fact.occurredOn, recorded: fact.recordedAt, title: wording?.title(fact) ?? fact.name },
    text: wording?.text?.(fact),
    by: [names.get(fact.recordedBy), role.toLowerCase(), fact.recordedOrganisation]
      .filter(Boolean)
      .join(', '),
    ...(held.includes(fact) || !by
      ? {}
      : { withdrawn: { why: String(by.detail.why ?? 'corrected'), at: by.recordedAt } }),
  }
}
