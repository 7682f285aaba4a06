/** What one act on a case is: what it asks for, and what follows. Pure, so that its rule is tested without a database. */
import type { Fact, Labels, withdrawn } from '#facts'
import type { Day, Instant, Result } from '#kit'
import type { Actor } from '#platform'
import type { Fields, Values } from '#web'
import type { Case, CaseState } from './case.ts'
import type { CareFact } from './facts.ts'
import type { PathwayAct } from './pathways/index.ts'
import type { Authority } from './store/representatives.ts'

/** What an act's rule may look at. */
export type OnCase = {
  readonly actor: Actor
  readonly case: Case
  /** The facts that hold, in the order in which they were recorded. */
  readonly facts: readonly Fact[]
  /** Names of colleagues and commissioners that the form offered, by their values. */
  readonly nameOf: (value: string) => string
}

export type Invitation = {
  readonly name: string
  readonly relationship: string
  readonly authority: Authority
  readonly address: string
  readonly code: string
  readonly codeHash: string
}

/** What happened, when the rule is content. */
export type Performed = {
  readonly fact: CareFact | typeof withdrawn
  readonly occurredOn: Day
  readonly occurredAt?: Instant
  readonly detail?: Readonly<Record<string, unknown>>
  /** Which state it leads to, where the pathway's table leaves a choice. */
  readonly to?: CaseState
  /** The earlier fact that this one takes the place of. */
  readonly withdraws?: number
  readonly labels?: Labels
  /** Somebody who may follow the case from now on, with the code their letter carries. */
  readonly invites?: Invitation
}

export type CaseAct<F extends Fields = Fields> = {
  readonly act: PathwayAct
  /** The page's heading. */
  readonly question: string
  /** What somebody should know before they answer; the rule's source where it is not law of the land. */
  readonly explains?: string
  readonly fields: F
  /** Days that are filled in, because they are nearly always this one. */
  readonly usually?: Readonly<Record<string, 'today' | 'booked'>>
  /** Whoever does it needs to have read the case: what happened stands open above the form. */
  readonly needsHistory?: true
  perform(on: OnCase, values: Values<F>): Result<Performed>
}

/** Keeps the fields' types while an act is declared. */
export const caseAct = <F extends Fields>(act: CaseAct<F>): CaseAct<F> => act
