/** Blocks and sourced statements of a first page. Written by the import, read by anybody. */
import type { Tx } from '#platform'
import type { FigureMark } from '#web'
import type { Statement, StatementPart, Story } from '../statement.ts'

type StatementTables = {
  'publishing.story': {
    system: string
    story: string
    position: number
    heading: string
    note: string | null
    tag: string | null
    standard: string | null
    link_text: string | null
    link: string | null
  }
  'publishing.sourced_statement': {
    system: string
    id: string
    story: string | null
    part: StatementPart
    position: number
    statement: string
    subject: string | null
    words: string | null
    value: string | null
    unit: string | null
    source: string
    page: string | null
    dated: string | null
    marks: string
  }
}

const tables = (tx: Tx) => tx.withTables<StatementTables>()

export async function storiesOf(tx: Tx, system: string): Promise<Story[]> {
  const rows = await tables(tx)
    .selectFrom('publishing.story')
    .selectAll()
    .where('system', '=', system)
    .orderBy('position')
    .execute()
  return rows.map(({ story, position, heading, note, tag, standard, link_text: linkText, link }) => ({
    ...{ story, position, heading, note, tag, standard, linkText, link },
  }))
}

export async function statementsOf(tx: Tx, system: string): Promise<Statement[]> {
  const rows = await tables(tx)
    .selectFrom('publishing.sourced_statement')
    .selectAll()
    .where('system', '=', system)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ system: _, value, marks, ...row }) => ({
    ...row,
    value: value === null ? null : Number(value),
    marks: marks.split(' ').filter(mark => mark !== '') as FigureMark[],
  }))
}
