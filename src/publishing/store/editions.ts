/** Editions. Written once by the counting role, read by anybody. */
import { countFromEdition, type DisclosureRule, shareOf } from '#disclosure'
import type { Instant, Quarter } from '#kit'
import type { Tx } from '#platform'
import type { Edition, EditionCell, EditionHead } from '../edition.ts'

type EditionRow = {
  system: string
  subject: string
  number: number
  created: Instant
  as_at: Instant
  why: string
  supersedes: number | null
  invented: boolean
  sha256: string
}
type CellRow = {
  system: string
  subject: string
  number: number
  position: number
  standard: string
  period: Quarter
  level: string
  code: string
  name: string
  numerator: string
  denominator: string
}
type PublishingTables = { 'publishing.edition': EditionRow; 'publishing.edition_cell': CellRow }

const tables = (tx: Tx) => tx.withTables<PublishingTables>()

/** Newest first. */
export async function editionsOf(tx: Tx, system: string, subject: string): Promise<EditionHead[]> {
  const rows = await tables(tx)
    .selectFrom('publishing.edition')
    .selectAll()
    .where('system', '=', system)
    .where('subject', '=', subject)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(headOf)
}

/** @param ruleOfStandard the rule that the standard's counts went through: only what it could make is read. */
export async function readCells(
  tx: Tx,
  head: EditionHead,
  ruleOfStandard: (standard: string) => DisclosureRule,
): Promise<Edition> {
  const rows = await tables(tx)
    .selectFrom('publishing.edition_cell')
    .selectAll()
    .where('system', '=', head.system)
    .where('subject', '=', head.subject)
    .where('number', '=', head.number)
    .orderBy('position')
    .execute()
  return { ...head, cells: rows.map(row => cellOf(row, ruleOfStandard(row.standard))) }
}

/** The latest edition of every subject of a system, with the cells of the system as a whole. */
export async function latestOfSystem(
  tx: Tx,
  system: string,
  ruleOfStandard: (standard: string) => DisclosureRule,
): Promise<Edition[]> {
  const heads = await tables(tx)
    .selectFrom('publishing.edition')
    .selectAll()
    .distinctOn('subject')
    .where('system', '=', system)
    .orderBy('subject')
    .orderBy('number', 'desc')
    .execute()
  if (heads.length === 0) return []
  const rows = await tables(tx)
    .selectFrom('publishing.edition_cell')
    .selectAll()
    .where('system', '=', system)
    .where('level', '=', 'system')
    .where(eb => eb.or(heads.map(({ subject, number }) => eb.and({ subject, number }))))
    .orderBy('position')
    .execute()
  return heads.map(head => ({
    ...headOf(head),
    cells: rows
      .filter(row => row.subject === head.subject)
      .map(row => cellOf(row, ruleOfStandard(row.standard))),
  }))
}

export async function insertEdition(tx: Tx, edition: Edition): Promise<void> {
  const { system, subject, number, created, asAt: as_at, why, supersedes, invented, sha256 } = edition
  await tables(tx)
    .insertInto('publishing.edition')
    .values({ system, subject, number, created, as_at, why, supersedes, invented, sha256 })
    .execute()
  const rows = edition.cells.map((cell, position) => ({
    ...{ system, subject, number, position },
    ...{ standard: cell.standard, period: cell.period, level: cell.level, code: cell.code, name: cell.name },
    ...{ numerator: String(cell.numerator), denominator: String(cell.denominator) },
  }))
  for (let from = 0; from < rows.length; from += 1000)
    await tables(tx)
      .insertInto('publishing.edition_cell')
      .values(rows.slice(from, from + 1000))
      .execute()
}

function headOf(row: EditionRow): EditionHead {
  const { system, subject, number, created, as_at: asAt, why, supersedes, invented, sha256 } = row
  return { system, subject, number, created, asAt, why, supersedes, invented, sha256 }
}

function cellOf(row: CellRow, rule: DisclosureRule): EditionCell {
  const numerator = countFromEdition(row.numerator, rule)
  const denominator = countFromEdition(row.denominator, rule)
  const { standard, period, level, code, name } = row
  return {
    standard,
    period,
    level,
    code,
    name,
    numerator,
    denominator,
    share: shareOf(numerator, denominator),
  }
}
