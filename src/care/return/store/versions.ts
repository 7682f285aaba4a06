/** Returns as they were prepared, signed and frozen. Written once, never changed. */
import { sql } from 'kysely'
import type { Instant, Quarter } from '#kit'
import type { Tx } from '#platform'
import type { Cell } from '../cells.ts'
import type { ReturnType } from '../line.ts'

export type ReturnOf = {
  readonly system: string
  readonly commissioner: string | null
  readonly quarter: Quarter
}

export type Signature = {
  readonly capacity: 'analyst' | 'director'
  readonly actor: string
  readonly name: string
  readonly signedAt: Instant
}

export type Version = ReturnOf & {
  readonly version: number
  readonly asAt: Instant
  readonly preparedAt: Instant
  readonly why: string
  readonly sha256: string
  readonly signatures: readonly Signature[]
  /** When the second of two people signed; null until then. */
  readonly frozenAt: Instant | null
}

/** How the system as a whole is named in a key. */
const all = 'all'
const areaOf = ({ commissioner }: Pick<ReturnOf, 'commissioner'>): string => commissioner ?? all

type VersionRow = Omit<Version, 'commissioner' | 'signatures'> & {
  readonly commissioner: string
  readonly signatures: Signature[]
}

/** Every version of one return, the newest first. */
export async function versionsOf(tx: Tx, of: ReturnOf): Promise<Version[]> {
  const { rows } = await sql<VersionRow>`
    select v.system, v.commissioner, v.quarter, v.version, v.as_at as "asAt", v.prepared_at as "preparedAt", v.why,
      v.sha256, case when count(s.capacity) = 2 then max(s.signed_at) end as "frozenAt",
      coalesce(jsonb_agg(jsonb_build_object('capacity', s.capacity, 'actor', s.actor, 'name', s.actor_name,
        'signedAt', to_char(s.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.signed_at, s.capacity)
        filter (where s.capacity is not null), '[]') as signatures
    from care.return_version v
    left join care.return_signature s using (system, commissioner, quarter, version)
    where v.system = ${of.system} and v.commissioner = ${areaOf(of)} and v.quarter = ${of.quarter}
    group by v.system, v.commissioner, v.quarter, v.version
    order by v.version desc`.execute(tx)
  return rows.map(row => ({ ...row, commissioner: row.commissioner === all ? null : row.commissioner }))
}

/** Versions as they stood at an instant: what was prepared later, or frozen later, is left out. */
export async function signedBy(tx: Tx, of: ReturnOf, by: Instant): Promise<Version[]> {
  const versions = await versionsOf(tx, of)
  return versions.filter(
    ({ preparedAt, frozenAt }) => preparedAt <= by && (frozenAt === null || frozenAt <= by),
  )
}

/** The last version that both had signed by an instant. */
export async function latestFrozen(tx: Tx, of: ReturnOf, by: Instant): Promise<Version | undefined> {
  const versions = await signedBy(tx, of, by)
  return versions.find(({ frozenAt }) => frozenAt !== null)
}

export async function cellsOfVersion(tx: Tx, version: Version): Promise<Cell[]> {
  const { rows } = await sql<Cell & { type: ReturnType }>`
    select table_number as table, type, line, value from care.return_cell
    where system = ${version.system} and commissioner = ${areaOf(version)} and quarter = ${version.quarter}
      and version = ${version.version}
    order by position`.execute(tx)
  return rows
}

export async function insertVersion(tx: Tx, version: Version, cells: readonly Cell[]): Promise<void> {
  const { system, quarter, version: number, asAt, preparedAt, why, sha256 } = version
  const area = areaOf(version)
  await sql`
    insert into care.return_version (system, commissioner, quarter, version, as_at, prepared_at, why, sha256)
    values (${system}, ${area}, ${quarter}, ${number}, ${asAt}, ${preparedAt}, ${why}, ${sha256})`.execute(tx)
  await sql`
    insert into care.return_cell (system, commissioner, quarter, version, position, table_number, type, line, value)
    select ${system}, ${area}, ${quarter}, ${number}, g.position, g."table", g.type, g.line, g.value
    from jsonb_to_recordset(${JSON.stringify(cells.map((cell, position) => ({ ...cell, position })))}::jsonb)
      as g (position integer, "table" integer, type text, line text, value double precision)`.execute(tx)
}

export async function insertSignature(tx: Tx, version: Version, signature: Signature): Promise<void> {
  await sql`
    insert into care.return_signature (system, commissioner, quarter, version, capacity, actor, actor_name, signed_at, sha256)
    values (${version.system}, ${areaOf(version)}, ${version.quarter}, ${version.version}, ${signature.capacity},
      ${signature.actor}, ${signature.name}, ${signature.signedAt}, ${version.sha256})`.execute(tx)
}

/** Of two people who prepare one return at the same time the second waits for the first. */
export async function holdReturn(tx: Tx, of: ReturnOf): Promise<void> {
  const name = `care.return ${of.system} ${areaOf(of)} ${of.quarter}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}
