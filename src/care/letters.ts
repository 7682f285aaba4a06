/** Decision letters that somebody recorded as sent: they were written elsewhere, and no outbox knows of them. */
import { type Fact, standing } from '#facts'
import type { Day } from '#kit'
import { careFacts } from './facts.ts'

export type DecisionLetter = { readonly on: Day; readonly to: string }

/** The last first. */
export const decisionLetters = (facts: readonly Fact[]): DecisionLetter[] =>
  standing(facts)
    .filter(fact => fact.name === careFacts.decisionCommunicated)
    .map(({ occurredOn, detail }) => ({
      on: occurredOn,
      to: typeof detail.letterTo === 'string' ? detail.letterTo : '',
    }))
    .reverse()
