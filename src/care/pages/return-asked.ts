/** Which return a page is asked for, and counting it as nobody in particular. */
import {
  type Day,
  done,
  type Instant,
  londonDay,
  parseInstant,
  previousQuarter,
  type Quarter,
  quarterOf,
  quarterSpan,
  type Refusal,
  type Result,
  refuse,
} from '#kit'
import { type Actor, countingActor } from '#platform'
import { dayInWords, instantInWords, type PageContext } from '#web'
import { type Commissioner, commissionersOfSystem } from '../commissioners.ts'
import { countDraft } from '../return/count-draft.ts'
import { type Counting, countReturn, type WhichReturn } from '../return/count-return.ts'
import { readKnownAt } from '../return/known-at.ts'
import type { NationalReturn } from '../return/national-return.ts'
import { type Version, versionsOf } from '../return/store/versions.ts'
import { readTypedQuarter } from '../return/typed-quarter.ts'

export type AskedReturn = WhichReturn & {
  readonly commissioners: readonly Commissioner[]
  /** Of the commissioner, or of all together. */
  readonly name: string
  /** What was asked for as the address says it: a day means its end; null for now. */
  readonly asAt: Day | Instant | null
  /** A version as somebody signed it, asked for by its number. */
  readonly version: Version | null
  /** Every version of this return, the newest first. */
  readonly versions: readonly Version[]
  /** The day as it was typed. */
  readonly typed: string
  /** The quarter as it was typed, and which it is where it is another than the address says. */
  readonly typedQuarter: string
  readonly other: Quarter | null
  /** What is wrong with the day, at its field, or with the quarter: then the return is as if it had not been typed. */
  readonly slip: Refusal | null
}

const slipIn = (read: Result<unknown>, field: string): Refusal | null =>
  read.ok ? null : { ...read.refusal, field }

/** Refuses (not-found) a quarter, commissioner or version that is none, and (out-of-order) a quarter still to come. */
export async function askedReturn({
  tx,
  actor,
  system,
  params,
  query,
}: PageContext): Promise<Result<AskedReturn>> {
  const named = readTypedQuarter(params.quarter ?? '')
  if (!named.ok) return refuse('not-found', named.refusal.message)
  const { value: quarter } = named
  const commissioners = await commissionersOfSystem(tx, actor)
  const code = query.get('commissioner')?.trim().toUpperCase() || null
  const commissioner = commissioners.find(each => each.code === code)
  if (code !== null && !commissioner)
    return refuse('not-found', `There is no commissioner ${code} in this system`)
  const versions = await versionsOf(tx, { system: actor.system, commissioner: code, quarter })
  const number = query.get('version')
  const version = versions.find(each => String(each.version) === number) ?? null
  if (number !== null && !version) return refuse('not-found', `There is no version ${number} of this return`)
  const typed = version ? '' : (query.get('as-at')?.trim() ?? '')
  const known = typed === '' ? done(version?.asAt ?? null) : readKnownAt(typed, actor.at)
  const typedQuarter = query.get('quarter')?.trim() || quarter
  const other = readTypedQuarter(typedQuarter)
  return done({
    ...{ commissioner: code, quarter, commissioners, version, versions, typed },
    name: commissioner?.name ?? `${system.name}, all commissioners`,
    knownAt: known.ok ? known.value : null,
    asAt: typed !== '' && known.ok && known.value !== null ? asWritten(typed, known.value) : null,
    ...{ typedQuarter, other: other.ok && other.value !== quarter ? other.value : null },
    slip: slipIn(known, 'as-at') ?? slipIn(other, 'quarter'),
  })
}

const asWritten = (typed: string, knownAt: Instant): Day | Instant =>
  parseInstant(typed) ?? londonDay(knownAt)

export const counted = ({ actor, count }: PageContext, which: WhichReturn): Promise<Result<Counting>> => {
  const counting = countingActor(actor.system, actor.at, actor.requestId)
  const { commissioner, quarter, knownAt } = which
  return count(tx => countReturn(tx, counting, { commissioner, quarter, knownAt }))
}

export const draftOf = (
  { actor, count }: PageContext,
  which: WhichReturn,
): Promise<Result<NationalReturn>> => {
  const counting = countingActor(actor.system, actor.at, actor.requestId)
  const { commissioner, quarter, knownAt } = which
  return count(tx => countDraft(tx, counting, { commissioner, quarter, knownAt }))
}

export const hasNotBegun = ({ quarter }: AskedReturn, { at }: Actor): boolean =>
  quarterSpan(quarter).from > at.today

/** The quarter that ended last. */
export const lastQuarter = (today: Day): Quarter => previousQuarter(quarterOf(today))

/** When the numbers were known, in words. */
export const knownInWords = ({ asAt, version }: AskedReturn): string => {
  if (version) return `as known on ${instantInWords(version.asAt)}`
  if (asAt === null) return 'as known now'
  const instant = parseInstant(asAt)
  return instant
    ? `as known on ${instantInWords(instant)}`
    : `as known at the end of ${dayInWords(asAt as Day)}`
}

/** Address of a return below the system, with what narrows it. */
export function returnHref(
  system: string,
  {
    quarter,
    commissioner,
    asAt,
    version,
  }: Pick<AskedReturn, 'quarter' | 'commissioner' | 'asAt' | 'version'>,
  further: { readonly path?: string; readonly query?: Readonly<Record<string, string>> } = {},
): string {
  const query = new URLSearchParams({
    ...(commissioner === null ? {} : { commissioner }),
    ...(asAt === null ? {} : { 'as-at': asAt }),
    ...(version === null ? {} : { version: String(version.version) }),
    ...further.query,
  })
  const text = query.size > 0 ? `?${query}` : ''
  return `/${system}/work/return/${quarter}${further.path ?? ''}${text}`
}
