import type { Audience } from '#platform'

/** What facts are about, and who may see it: a case, a question, a scheme. The labels can change; facts cannot. */
export type Subject = {
  readonly id: string
  readonly kind: string
  readonly audience: Audience
  readonly place: string | null
  readonly team: string | null
  /** National code of the organisation whose promise it is. */
  readonly owner: string | null
  /** The actor who is in charge. */
  readonly inCharge: string | null
  /** Counts what was recorded and what was removed: what an act compares to find that somebody else was quicker. */
  readonly version: number
}
export type NewSubject = Omit<Subject, 'version'>
export type Labels = Partial<Pick<Subject, 'audience' | 'place' | 'team' | 'owner' | 'inCharge'>>
