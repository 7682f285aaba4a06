/** The tables of schema platform. */
import type { Kysely } from 'kysely'
import type { Day, Instant } from '#kit'
import type { NoTables } from './database.ts'

export type AuditRow = {
  system: string
  id: number
  at: Instant
  actor: string
  actor_name: string
  role: string
  organisation: string | null
  act: string
  outcome: 'done' | 'refused' | 'read'
  refusal: string | null
  subject: string | null
  person: string | null
  place: string | null
  purpose: string | null
  request: string
  row_count: number | null
}

export type OutboxRow = {
  system: string
  id: string
  kind: 'letter' | 'email'
  recipient: string
  title: string
  body: string
  subject: string | null
  place: string | null
  audience: string
  created_at: Instant
  state: 'waiting' | 'sent' | 'shown' | 'failed' | 'stopped'
  attempts: number
  last_error: string | null
  tried_at: Instant | null
  sent_at: Instant | null
}

export type PlatformTables = {
  'platform.system': { system: string; name: string; fixed_today: Day | null; demonstration: boolean }
  'platform.audit': AuditRow
  'platform.audit_unsealed': { system: string; id: number }
  'platform.audit_block': {
    system: string
    number: number
    ids: number[]
    previous_hash: string
    hash: string
    sealed_at: Instant
  }
  'platform.outbox': OutboxRow
}

export const tables = (db: Kysely<NoTables>) => db.withTables<PlatformTables>()
