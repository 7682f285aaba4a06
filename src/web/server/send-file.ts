/** A file instead of a page: what a page gives as one, or one of its charts. */
import type { FastifyReply } from 'fastify'
import { type Refused, refuse } from '#kit'
import { chartAsked, chartFile } from '../charts/files/chart-file.ts'
import type { Shelf } from '../charts/files/shelf.ts'
import type { Sent } from '../page.ts'

export function sendFile(reply: FastifyReply, { file }: Sent): FastifyReply {
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '-')}"`)
    .send(typeof file.content === 'string' ? file.content : Buffer.from(file.content))
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
