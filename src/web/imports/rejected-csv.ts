/** `/{system}/work/imports/{file}/rejected.csv`: the rejected rows as they came, with why; to be mended and sent again. */
import { csvOf, refuse } from '#kit'
import { audit, type ImportChoice, type ImportRow, type RunId, rowsAfter, type Tx } from '#platform'
import type { Page } from '../page.ts'
import { importRules } from './acts.ts'
import { openFile } from './opened.ts'

const rowsAtOnce = 2_000
/** More is no list that somebody mends by hand. */
const mostRows = 100_000

export const rejectedPage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports/:file/rejected.csv',
  act: importRules.download,
  async show(context) {
    const { tx, actor } = context
    const opened = await openFile(choices, context)
    if (!opened.ok) return opened
    const { run, file, choice } = opened.value
    if (!run) return refuse('not-found', 'Nothing was read of this file yet')
    const read = await choice.readBy(tx, file, actor.at)
    if (!read.ok) return read
    const rows = await allRejected(tx, run)
    await audit(tx, actor, {
      ...{ act: importRules.download.act, outcome: 'read', subject: file.id, rows: rows.length },
    })
    const names = read.value.kind.columns.map(column => column.name)
    const name = `rejected-${file.file_name.replace(/\.\w+$/, '')}.csv`
    return { file: { name, type: 'text/csv; charset=utf-8', content: linesOf(names, rows) } }
  },
})

async function allRejected(tx: Tx, run: RunId): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  for (;;) {
    const found = await rowsAfter(tx, run, 'rejected', rows.at(-1)?.row ?? 0, rowsAtOnce)
    rows.push(...found)
    if (found.length < rowsAtOnce || rows.length >= mostRows) return rows
  }
}

/** The mark at the start tells spreadsheet programs that this is UTF-8. */
const mark = '\ufeff'
const linesOf = (names: readonly string[], rows: readonly ImportRow[]): string =>
  mark +
  csvOf([
    ['Row', 'Why it was rejected', ...names],
    ...rows.map(({ row, reasons, record }) => [
      row,
      (reasons ?? []).map(({ message }) => message).join('; '),
      ...names.map(name => record[name] ?? ''),
    ]),
  ])
