/** Which return a page is asked for, and counting it as nobody in particular. */
import {
  type Day,
  done,
  londonDay,
  parseQuarter,
  previousQuarter,
  type Quarter,
  quarterOf,
  type Result,
  refuse,
} from '#kit'
import { countingActor } from '#platform'
import type { PageContext } from '#web'
import { type Commissioner, commissionersOfSystem } from '../commissioners.ts'
import { type Counting, countReturn, type WhichReturn } from '../return/count-return.ts'
import { readKnownAt } from '../return/known-at.ts'

export type AskedReturn = WhichReturn & {
  readonly commissioners: readonly Commissioner[]
  /** Of the commissioner, or of all together. */
  readonly name: string
  /** The day asked for; null for now. */
  readonly day: Day | null
}

/** Refuses (not-found) a quarter or commissioner that is none, and (invalid) a day that cannot be counted at. */
export async function askedReturn({
  tx,
  actor,
  system,
  params,
  query,
}: PageContext): Promise<Result<AskedReturn>> {
  const quarter = parseQuarter(params.quarter ?? '')
  if (!quarter) return refuse('not-found', 'There is no such quarter. A quarter is written 2019-20-Q3')
  const commissioners = await commissionersOfSystem(tx, actor)
  const code = query.get('commissioner') || null
  const commissioner = commissioners.find(each => each.code === code)
  if (code !== null && !commissioner)
    return refuse('not-found', `There is no commissioner ${code} in this system`)
  const text = query.get('as-at') || null
  const known = text === null ? done(null) : readKnownAt(text, actor.at)
  if (!known.ok) return known
  return done({
    ...{ commissioner: code, quarter, knownAt: known.value, commissioners },
    name: commissioner?.name ?? `${system.name}, all commissioners`,
    day: known.value === null ? null : londonDay(known.value),
  })
}

export const counted = ({ actor, count }: PageContext, which: WhichReturn): Promise<Result<Counting>> => {
  const counting = countingActor(actor.system, actor.at, actor.requestId)
  const { commissioner, quarter, knownAt } = which
  return count(tx => countReturn(tx, counting, { commissioner, quarter, knownAt }))
}

/** The quarter that ended last. */
export const lastQuarter = (today: Day): Quarter => previousQuarter(quarterOf(today))

/** Address of a return below the system, with what narrows it. */
export function returnHref(
  system: string,
  { quarter, commissioner, day }: Pick<AskedReturn, 'quarter' | 'commissioner' | 'day'>,
  further: { readonly path?: string; readonly query?: Readonly<Record<string, string>> } = {},
): string {
  const query = new URLSearchParams({
    ...(commissioner === null ? {} : { commissioner }),
    ...(day === null ? {} : { 'as-at': day }),
    ...further.query,
  })
  const text = query.size > 0 ? `?${query}` : ''
  return `/${system}/work/return/${quarter}${further.path ?? ''}${text}`
}
