/** Who may do what to the public record. */
import type { ActRule } from '#platform'

export const acts = {
  'read-public-record': {
    act: 'publishing.read-public-record',
    title: 'Read the public record',
    roles: 'public',
    scope: 'anyone',
    reads: true,
  },
} as const satisfies Record<string, ActRule>

export type PublishingAct = keyof typeof acts
export const actRule = (act: PublishingAct): ActRule => acts[act]
