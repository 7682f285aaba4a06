/** The tables of schema web. Only the owner's connection has a privilege on them. */
import type { Kysely } from 'kysely'
import type { Day, Instant } from '#kit'
import type { NoTables, RoleId, SystemId } from '#platform'

export type AssignmentRow = {
  system: SystemId
  issuer: string
  subject: string
  role: string
  organisation: string
  from_on: Day
  to_on: Day | null
  name: string
  organisation_name: string
  places: string[]
  teams: string[]
  invented: boolean
}

/** One role in one organisation that the sign-in provider allows for a session. */
export type Allowed = { readonly organisation: string; readonly role: RoleId }

export type SessionRow = {
  id_hash: string
  issuer: string
  subject: string
  name: string
  assurance: string | null
  allowed: readonly Allowed[] | null
  chosen_system: SystemId | null
  chosen_role: string | null
  chosen_organisation: string | null
  created_at: Instant
  last_used_at: Instant
  expires_at: Instant
  glass_subject: string | null
  glass_person: string | null
  glass_reason: string | null
  glass_until: Instant | null
}

export type DraftRow = {
  id_hash: string
  path: string
  issuer: string | null
  subject: string | null
  sealed: string
  created_at: Instant
  expires_at: Instant
}

export type WebTables = {
  'web.secret': { lone: boolean; secret: string; made_at: Instant }
  'web.assignment': AssignmentRow
  'web.session': SessionRow
  'web.draft': DraftRow
}

export const tables = (db: Kysely<NoTables>) => db.withTables<WebTables>()
