/** Counting a promise: from the clocks of a finished quarter to figures that stay. */
import {
  type Day,
  done,
  previousQuarter,
  type Quarter,
  quarterOf,
  quarterSpan,
  type Result,
  refuse,
} from '#kit'
import { type Actor, as, countingActor, type Db, type Moment, type Tx } from '#platform'
import type { Figure } from './figure.ts'
import type { Standard } from './standard.ts'
import { countClocks, latestFigures, storeFigures } from './store.ts'

/**
 * Counts one standard in one quarter and keeps the figures, as the role `counting`.
 * An area that had figures before and has nobody now is counted with 0 of 0, so that nothing stale stays latest.
 * Refuses a quarter that is not over (out-of-order), a standard without a measure (invalid), another role.
 */
export async function countStandard(
  tx: Tx,
  actor: Actor,
  standard: Standard,
  quarter: Quarter,
): Promise<Result<readonly Figure[]>> {
  const { measure, rule } = standard
  if (actor.role !== 'counting')
    return refuse(
      'not-permitted',
      'You cannot do this yet, because totals are made by the counting job alone',
    )
  if (!measure) return refuse('invalid', `${standard.title} is not counted: ${standard.notCounted}`)
  const { to } = quarterSpan(quarter)
  if (to >= actor.at.today)
    return refuse('out-of-order', `You cannot count ${quarter} yet, because it ends on ${to}`)
  const { system } = actor
  const counted = await countClocks(tx, { system, rule, measure, quarter })
  const before = await latestFigures(tx, system, { measures: [measure.id], periods: [quarter] })
  const gone = before
    .filter(({ level, code }) => !counted.some(figure => figure.level === level && figure.code === code))
    .map(({ level, code }) => ({ level, code }))
  const nobody = gone.map(({ level, code }) => ({
    ...{ measure: measure.id, definition: measure.definition, period: quarter },
    ...{ level, code, numerator: 0, denominator: 0 },
  }))
  const figures = [...counted, ...nobody]
  await storeFigures(tx, system, figures, { asAt: actor.at.now, countedAt: actor.at.now })
  return done(figures)
}

/** The job: every standard in every quarter, each in a transaction of its own. Gives how many figures there are. */
export async function countStandards(
  db: Db,
  of: { readonly system: string; readonly at: Moment; readonly requestId: string },
  standards: readonly Standard[],
  quarters: readonly Quarter[],
): Promise<Result<{ readonly figures: number }>> {
  const actor = countingActor(of.system, of.at, of.requestId)
  let figures = 0
  for (const standard of standards.filter(each => each.measure !== null))
    for (const quarter of quarters) {
      const counted = await as(db, actor, tx => countStandard(tx, actor, standard, quarter))
      if (!counted.ok) return counted
      figures += counted.value.length
    }
  return done({ figures })
}

/** The quarters that are over on a day, newest last. */
export function finishedQuarters(today: Day, count: number): Quarter[] {
  const found: Quarter[] = []
  for (
    let quarter = previousQuarter(quarterOf(today));
    found.length < count;
    quarter = previousQuarter(quarter)
  )
    found.unshift(quarter)
  return found
}
