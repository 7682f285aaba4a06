/** Clocks of many new subjects in one statement. */
import { copyInto, type Tx } from '#platform'
import type { ClockRow } from './clock.ts'

const columns = [
  ...([
    'system',
    'rule',
    'subject',
    'starting_fact',
    'started_on',
    'started_at',
    'due_on',
    'due_at',
  ] as const),
  ...(['latest_on', 'paused', 'pauses', 'paused_days', 'stopped_on', 'stopped_at', 'outcome'] as const),
  ...(['owner', 'place', 'team', 'in_charge', 'audience', 'calendar_version'] as const),
] as const

export const insertClocks = (tx: Tx, rows: readonly ClockRow[]): Promise<void> =>
  copyInto(tx, 'clocks.clock', columns, rows)
