/** `/{system}/work/imports/{file}/rows`: the rejected rows, each to be put right where it stands. */
import { done, type Refusal, type Result, refuse } from '#kit'
import {
  askFor,
  audit,
  type CsvRecord,
  correctRow,
  findRow,
  type ImportChoice,
  type ImportKind,
  type ImportRow,
  realNow,
  rowsAfter,
  type Tx,
} from '#platform'
import type { Form } from '../form.ts'
import type { Page, PageContext } from '../page.ts'
import { importRules } from './acts.ts'
import { type Opened, openFile, openWhenIdle } from './opened.ts'
import { fieldOf, RowsPage } from './rows.page.tsx'

const rowsPerPage = 20
const numberIn = (text: string | null): number | undefined => {
  const found = /^\d{1,9}$/.exec(text ?? '')?.[0]
  return found === undefined ? undefined : Number(found)
}

export const rowsPage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports/:file/rows',
  act: importRules['view-rows'],
  async show(context) {
    const { tx, actor, query, form, refusal } = context
    const opened = await openWhenIdle(choices, context)
    if (!opened.ok) return opened
    const kind = await kindOf(tx, opened.value, context)
    if (!kind.ok) return kind
    const only = numberIn(query.get('row'))
    const found = await rowsToShow(tx, opened.value, { only, after: numberIn(query.get('after')) ?? 0 })
    const rows = found.slice(0, rowsPerPage)
    const last = rows.at(-1)
    await audit(tx, actor, {
      ...{ act: importRules['view-rows'].act, outcome: 'read' },
      ...{ subject: opened.value.file.id, rows: rows.length },
    })
    return {
      ...{ title: 'Put rejected rows right', section: 'imports' },
      body: RowsPage({
        ...{ opened: opened.value, rows, columns: kind.value.columns, form, refusal },
        ...{ isWhole: only !== undefined, corrected: numberIn(query.get('corrected')) },
        nextHref: last && found.length > rowsPerPage ? `?after=${last.row}` : undefined,
      }),
    }
  },
  submit: {
    act: importRules.correct,
    async handle(context) {
      const { tx, actor, form, query } = context
      const opened = await openFile(choices, context)
      if (!opened.ok) return opened
      const { file, run, at } = opened.value
      const row = numberIn(form.text('row'))
      if (!run || row === undefined) return refuse('not-found', 'There is no such row in this file')
      if (file.asked !== null && file.asked !== 'check')
        return refuse('out-of-order', 'You cannot do this yet, because the file is being worked on')
      const kind = await kindOf(tx, opened.value, context)
      if (!kind.ok) return kind
      const cells = cellsOf(form, row, kind.value)
      const corrected = await correctRow(tx, kind.value, run, row, cells)
      if (!corrected.ok) return { ok: false, refusal: atFields(corrected.refusal, row) }
      await audit(tx, actor, { act: importRules.correct.act, outcome: 'done', subject: file.id, rows: 1 })
      // What the database alone knows is asked again.
      await askFor(tx, file, 'check', actor, realNow())
      const after = numberIn(query.get('after'))
      return done({ goTo: `${at}/rows?corrected=${row}${after === undefined ? '' : `&after=${after}`}` })
    },
  },
})

const kindOf = async (
  tx: Tx,
  { choice, file }: Opened,
  { actor }: Pick<PageContext, 'actor'>,
): Promise<Result<ImportKind>> => {
  const read = await choice.readBy(tx, file, actor.at)
  return read.ok ? done(read.value.kind) : read
}

async function rowsToShow(
  tx: Tx,
  { run }: Opened,
  { only, after }: { readonly only: number | undefined; readonly after: number },
): Promise<readonly ImportRow[]> {
  if (!run) return []
  if (only === undefined) return rowsAfter(tx, run, 'rejected', after, rowsPerPage + 1)
  const row = await findRow(tx, run, only)
  return row?.state === 'rejected' ? [row] : []
}

/** The cells that the form had; those that it did not have stay as they are. */
function cellsOf(form: Form, row: number, kind: ImportKind): CsvRecord {
  const sent = new Set(form.entries().map(([name]) => name))
  return Object.fromEntries(
    kind.columns.flatMap(({ name }) => {
      const field = fieldOf(row, name)
      return sent.has(field) ? [[name, form.text(field)]] : []
    }),
  )
}

/** Messages at the fields of the page, which are called by row and column. */
const atFields = (refusal: Refusal, row: number): Refusal => ({
  ...refusal,
  ...(refusal.field === undefined ? {} : { field: fieldOf(row, refusal.field) }),
  ...(refusal.others ? { others: refusal.others.map(each => atFields(each, row)) } : {}),
})
