/** A file instead of a page: what a page gives as one, or one of its charts. */
import type { FastifyReply } from 'fastify'
import { type Refused, refuse } from '#kit'
import { chartAsked, chartFile } from '../charts/files/chart-file.ts'
import type { Shelf } from '../charts/files/shelf.ts'
import { type TablesShown, tableAsked, tableCsv } from '../components/table-file.tsx'
import type { Sent } from '../page.ts'

export function sendFile(reply: FastifyReply, { file }: Sent): FastifyReply {
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '-')}"`)
    .send(typeof file.content === 'string' ? file.content : Buffer.from(file.content))
}

const demonstrationNote = 'Demonstration. Organisations are real. Anything marked [invented] did not happen.'

/** The table that was asked for, of a page that was just written: whoever may see the page may have it. */
export function askedTable(
  { address, tables }: TablesShown,
  about: { readonly isDemonstration: boolean },
): Sent | Refused | undefined {
  const id = tableAsked(new URLSearchParams(address.split('?')[1] ?? ''))
  if (id === undefined) return undefined
  const table = tables.get(id)
  if (!table) return refuse('not-found', 'There is no such table, or it is empty')
  const content = tableCsv(table, about.isDemonstration ? demonstrationNote : null)
  return { file: { name: `${id}.csv`, type: 'text/csv; charset=utf-8; header=present', content } }
}

/** The chart that was asked for, of a page that was just written: whoever may see the page may have it. */
export async function askedChart(
  { address, charts }: Shelf,
  about: { readonly isDemonstration: boolean },
): Promise<Sent | Refused | undefined> {
  const wanted = chartAsked(new URLSearchParams(address.split('?')[1] ?? ''))
  if (!wanted) return undefined
  const chart = charts.get(wanted.id)
  if (!chart) return refuse('not-found', 'There is no such chart')
  return chartFile({ id: wanted.id, ...chart, ...about }, wanted.format)
}
