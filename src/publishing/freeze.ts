/** Freezing an edition: from figures through disclosure control to what anybody may read, for good. */
import { prepareRelease, type Release, recordRelease, type TruePart, type TrueTable } from '#disclosure'
import { done, type Instant, quarterOf, quarterSpan, type Result, refuse } from '#kit'
import { latestFigures, notRecorded, type Standard, type StoredFigure } from '#measures'
import { type Actor, audit, type Tx } from '#platform'
import { standards } from '#standards/definitions'
import { changesBetween, reasonFor } from './changes.ts'
import { type Edition, type EditionCell, hashOf } from './edition.ts'
import { readEdition } from './read-edition.ts'
import { insertEdition } from './store/editions.ts'

/** A place as it is published: its name, and the codes of the commissioners it is made of. */
export type PublishedPlace = {
  readonly code: string
  readonly name: string
  readonly covers: readonly string[]
}

export type ToFreeze = {
  readonly subject: string
  /** Why a number that was published is another one now. Needed for a restatement only. */
  readonly why?: string
  readonly systemName: string
  readonly places: readonly PublishedPlace[]
  /** True in a demonstration: every figure is marked [invented]. */
  readonly invented: boolean
}

export type Frozen = { readonly edition: Edition; readonly isNew: boolean }

/**
 * Freezes the figures of one page. The same figures twice make no new edition; a change makes one beside the old.
 * Runs as the role `counting`, the only one that may read true counts and write editions.
 * Refuses: another role (not-permitted); nothing counted yet, or a small number that could be had by subtraction
 * (out-of-order); a published number that changes without a reason (invalid, field why).
 */
export async function freeze(tx: Tx, actor: Actor, what: ToFreeze): Promise<Result<Frozen>> {
  if (actor.role !== 'counting')
    return refuse(
      'not-permitted',
      'You cannot do this yet, because editions are frozen by the counting job alone',
    )
  const counted = await countedFigures(tx, actor.system, what.subject)
  if (counted.length === 0)
    return refuse(
      'out-of-order',
      `You cannot publish ${what.subject} yet, because nothing was counted for it`,
    )
  const release = await prepareRelease(tx, actor.system, tablesOf(counted, actor.system, what))
  if (!release.ok) return release
  const cells = cellsOf(release.value)
  const latest = await readEdition(tx, actor.system, what.subject)
  if (!latest.ok) return latest
  if (latest.value?.sha256 === hashOf(cells)) return done({ edition: latest.value, isNew: false })
  const why = reasonFor(changesBetween(latest.value, cells), what.why)
  if (!why.ok) return why
  const edition = editionOf(actor, what, { cells, why: why.value, latest: latest.value, figures: counted })
  await insertEdition(tx, edition)
  await recordRelease(tx, actor.system, release.value, {
    edition: `${edition.subject} ${edition.number}`,
    at: actor.at.now,
  })
  await audit(tx, actor, { act: 'publishing.freeze-edition', outcome: 'done', subject: edition.subject })
  return done({ edition, isNew: true })
}

/** Whether anything was ever counted for a subject. For the role `counting`. */
export const isCounted = async (tx: Tx, system: string, subject: string): Promise<boolean> =>
  (await countedFigures(tx, system, subject)).length > 0

type Counted = { readonly standard: Standard; readonly figures: readonly StoredFigure[] }

/** What was counted by place. A promise that nobody was ever counted for is left out: that is no nought. */
async function countedFigures(tx: Tx, system: string, subject: string): Promise<Counted[]> {
  const measured = standards.filter(standard => standard.subject === subject && standard.measure)
  const measures = measured.map(standard => standard.measure!.id)
  const figures = await latestFigures(tx, system, { measures, level: 'place' })
  return measured
    .map(standard => ({
      standard,
      figures: figures.filter(figure => figure.measure === standard.measure!.id),
    }))
    .filter(each => each.figures.some(figure => figure.denominator > 0))
}

function tablesOf(counted: readonly Counted[], system: string, what: ToFreeze): TrueTable[] {
  return counted.flatMap(({ standard, figures }) => {
    const periods = [...new Set(figures.map(figure => figure.period))].sort()
    return periods.map(period => {
      const here = figures.filter(figure => figure.period === period)
      const parts = partsOf(here, what.places)
      return {
        measure: standard.measure!.id,
        period: quarterSpan(period),
        whole: {
          ...{ level: 'system', code: system, name: what.systemName },
          covers: parts.flatMap(part => part.covers),
        },
        parts,
        rule: standard.measure!.disclosure,
      }
    })
  })
}

/** Every place, in the order given, also where nobody was counted; then what belongs to no place we know. */
function partsOf(figures: readonly StoredFigure[], places: readonly PublishedPlace[]): TruePart[] {
  const strays = figures.filter(figure => !places.some(place => place.code === figure.code))
  const known = places.map(place => ({
    ...place,
    figure: figures.find(figure => figure.code === place.code),
  }))
  const others = strays.map(figure => ({
    ...{ code: figure.code, covers: [figure.code], figure },
    name: figure.code === notRecorded ? 'Place not recorded' : figure.code,
  }))
  return [...known, ...others].map(({ code, name, covers, figure }) => ({
    ...{ level: 'place', code, name, covers },
    ...{ numerator: figure?.numerator ?? 0, denominator: figure?.denominator ?? 0 },
  }))
}

const cellsOf = (release: Release): EditionCell[] =>
  release.tables.flatMap(table =>
    table.rows.map(row => ({
      standard: standardOfMeasure(table.measure),
      period: quarterOf(table.period.from),
      ...row,
    })),
  )

const standardOfMeasure = (measure: string): string =>
  standards.find(standard => standard.measure?.id === measure)?.id ?? measure

function editionOf(
  actor: Actor,
  what: ToFreeze,
  of: {
    readonly cells: readonly EditionCell[]
    readonly why: string
    readonly latest: Edition | undefined
    readonly figures: readonly Counted[]
  },
): Edition {
  const asAts = of.figures.flatMap(each => each.figures.map(figure => figure.asAt)).sort()
  return {
    ...{ system: actor.system, subject: what.subject, number: (of.latest?.number ?? 0) + 1 },
    ...{ created: actor.at.now, asAt: asAts.at(-1) as Instant, why: of.why },
    ...{ supersedes: of.latest?.number ?? null, invented: what.invented },
    ...{ sha256: hashOf(of.cells), cells: of.cells },
  }
}
