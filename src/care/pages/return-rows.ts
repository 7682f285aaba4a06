/** Who stands behind this number? The rows of one cell that are the actor's to see, of all that were counted. */
import { parseDay, type Refused, refuse } from '#kit'
import { audit } from '#platform'
import { type Page, type PageContext, type Shown, statusOf } from '#web'
import type { Counting } from '../return/count-return.ts'
import type { Line } from '../return/line.ts'
import { lineNamed, type Opening, openingsOf } from '../return/opening.ts'
import { returnRules } from '../return/rules.ts'
import {
  type AfterRequest,
  type AskedRows,
  countOpened,
  openRequests,
  startOf,
} from '../return/store/open-requests.ts'
import { cellsOfVersion } from '../return/store/versions.ts'
import { type AskedReturn, askedReturn, counted, hasNotBegun, returnHref } from './return-asked.ts'
import { notBegun } from './return-not-begun.tsx'
import { type OpenedPart, ReturnRowsPage, RowsOfWhichDay } from './return-rows.page.tsx'

const rowsPerPage = 50

export const returnRowsPage: Page = {
  path: '/:system/work/return/:quarter/rows',
  act: returnRules['view-return'],
  async show(context) {
    const asked = await askedReturn(context)
    if (!asked.ok) return asked
    const line = lineNamed(context.query.get('line') ?? '')
    if (!line) return refuse('not-found', 'The return has no such line')
    const { actor } = context
    const slipped = { title: line.title, section: 'work', status: statusOf.invalid }
    const backHref = returnHref(actor.system, asked.value)
    if (hasNotBegun(asked.value, actor)) return { ...slipped, body: notBegun(actor, asked.value) }
    if (asked.value.slip) return { ...slipped, body: RowsOfWhichDay({ asked: asked.value, line, backHref }) }
    return rowsBehind(context, asked.value, line, backHref)
  },
}

async function rowsBehind(
  context: PageContext,
  asked: AskedReturn,
  line: Line,
  backHref: string,
): Promise<Shown | Refused> {
  const { tx, actor } = context
  const counting = await counted(context, asked)
  if (!counting.ok) return counting
  const parts = await partsOf(context, asked, line, counting.value)
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0)
  await audit(tx, actor, { act: returnRules['view-return'].act, outcome: 'read', rows })
  const cells = asked.version ? await cellsOfVersion(tx, asked.version) : counting.value.counted.cells
  const { value } = cells.find(
    each => each.table === line.table && each.type === line.type && each.line === line.line,
  )!
  return {
    ...{ title: line.title, section: 'work', tables: 'as-files' },
    body: ReturnRowsPage({
      ...{ asked, line, value, parts, backHref, system: actor.system },
      invented: context.system.demonstration,
      ...{ before: counting.value.before, movements: movementsBehind(line, counting.value) },
    }),
  }
}

const movementsBehind = ({ value }: Line, { movements }: Counting) =>
  value.kind === 'snapshot-reconciliation' || value.kind === 'previous-snapshot'
    ? movements[value.funding as 'standard' | 'fast-track']
    : []

/** Parts with nobody in them are left out where another has somebody. */
async function partsOf(
  context: PageContext,
  asked: AskedReturn,
  line: Line,
  { before }: Counting,
): Promise<OpenedPart[]> {
  const { commissioner, quarter, knownAt } = asked
  const basis = { isReconciled: before !== null, isFirstQuarter: quarter.endsWith('Q1') }
  const of = {
    ...{ system: context.actor.system, commissioner, quarter, knownAt, before: before?.asAt ?? null },
  }
  const parts: OpenedPart[] = []
  for (const [index, opening] of openingsOf(line, basis).entries())
    parts.push(await partOf(context, of, opening, `rows-${index + 1}`))
  const peopled = parts.filter(each => each.counted > 0)
  return peopled.length > 0 ? peopled : parts.slice(0, 1)
}

async function partOf(
  { tx, count, query }: PageContext,
  of: AskedRows,
  opening: Opening,
  id: string,
): Promise<OpenedPart> {
  const isFile = query.get('table') === `${id}.csv`
  const after = query.get('part') === id && !isFile ? afterIn(query.get('after')) : null
  const opened = await openRequests(tx, of, opening, { after, limit: isFile ? null : rowsPerPage + 1 })
  const rows = isFile ? opened.rows : opened.rows.slice(0, rowsPerPage)
  const last = rows.at(-1)
  return {
    ...{ id, title: opening.title, known: opening.known, seen: opened.seen, rows },
    counted: await count(counts => countOpened(counts, of, opening)),
    nextHref: last && opened.rows.length > rows.length ? nextHref(query, id, last) : undefined,
  }
}

/** The last row of the page before, its parts joined by `~`. Anything else begins at the beginning. */
function afterIn(text: string | null): AfterRequest | null {
  const [started, reference, number] = (text ?? '').split('~')
  const day = parseDay(started ?? '')
  return day && reference && /^\d{1,9}$/.test(number ?? '')
    ? { started: day, reference, number: Number(number) }
    : null
}

function nextHref(query: URLSearchParams, part: string, last: OpenedPart['rows'][number]): string {
  const next = new URLSearchParams(query)
  next.delete('table')
  next.set('part', part)
  next.set('after', [startOf(last), last.reference, last.number].join('~'))
  return `?${next}`
}
