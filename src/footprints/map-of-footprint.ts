/** One body on the map of what it is a part of: for its page, and for whoever shows it beside something else. */
import { type Day, type Result, refuse } from '#kit'
import type { Db, Tx } from '#platform'
import { dayInWords, drawMarkedMap, type MarkedMapModel, monthInWords, type PictureResult } from '#web'
import { readBoundaries } from './boundaries.ts'
import { commissionerKinds, type Organisation, systemKinds, tiersOf } from './organisation.ts'
import { commissionerShapes } from './shapes/commissioner-shapes.ts'
import {
  type DrawnArea,
  drawnAsNote,
  drawnCommissionersTogether,
  drawnCouncil,
  drawnSystem,
} from './shapes/drawn-areas.ts'
import { membersOn, parentsOn } from './store/memberships.ts'

type Around = { readonly own: DrawnArea; readonly around: readonly DrawnArea[]; readonly whereabouts: string }

/**
 * A commissioner in its system, a system in England, a council in its region. Refuses (`not-found`) what has no
 * boundary of its own (a practice, a network, a trust) and what cannot be drawn as it was on that day.
 */
export async function mapOfFootprint(tx: Db | Tx, body: Organisation, on: Day): Promise<PictureResult> {
  const found = await aroundOf(tx, body, on)
  if (!found.ok) return found
  const { own, around, whereabouts } = found.value
  return drawMarkedMap({
    finding: `Where ${body.name} is`,
    measure: 'Its boundary',
    place: `${whereabouts}, ${dayInWords(on)}`,
    marked: [{ name: body.name, value: '', feature: own.feature }],
    ground: around.map(area => area.feature),
    notes: drawnAsNote([own, ...around], monthInWords(on)),
  } satisfies MarkedMapModel)
}

const notDrawn = (body: Organisation) =>
  refuse('not-found', `There is no map: the boundary of ${body.name} on that day is not known here`)

const isOneOf = (kind: Organisation['kind'], kinds: readonly Organisation['kind'][]): boolean =>
  kinds.includes(kind)

async function aroundOf(tx: Db | Tx, body: Organisation, on: Day): Promise<Result<Around>> {
  if (isOneOf(body.kind, systemKinds)) return systemIn(tx, body, on)
  if (isOneOf(body.kind, commissionerKinds)) return commissionerIn(tx, body, on)
  if (body.kind === 'council') return councilIn(tx, body, on)
  return notDrawn(body)
}

const presentOf = (areas: readonly (DrawnArea | undefined)[]): DrawnArea[] =>
  areas.flatMap(area => area ?? [])

const found = (own: DrawnArea, around: readonly DrawnArea[], whereabouts: string): Result<Around> => ({
  ok: true,
  value: { own, around, whereabouts },
})

async function systemIn(
  tx: Db | Tx,
  { code, name, ...body }: Organisation,
  on: Day,
): Promise<Result<Around>> {
  const members = (await membersOn(tx, 'commissioner-system', code, on)).map(each => each.code)
  const own =
    drawnSystem(code) ?? drawnCommissionersTogether(members, await commissionerShapes(tx, on), { code, name })
  if (!own) return notDrawn({ code, name, ...body })
  const england = readBoundaries('systems').features.map(feature => ({ feature, as: 'April 2021' }))
  return found(own, england, 'England')
}

async function commissionerIn(tx: Db | Tx, body: Organisation, on: Day): Promise<Result<Around>> {
  const shapes = await commissionerShapes(tx, on)
  const [system] = await parentsOn(tx, 'commissioner-system', body.code, on)
  const own = drawnCommissionersTogether([body.code], shapes, body)
  if (!own || !system) return notDrawn(body)
  const around = (await membersOn(tx, 'commissioner-system', system.code, on)).map(each =>
    drawnCommissionersTogether([each.code], shapes, each),
  )
  return found(own, presentOf(around), system.name)
}

/** Among councils of its own tier: counties would lie over their districts. */
async function councilIn(tx: Db | Tx, body: Organisation, on: Day): Promise<Result<Around>> {
  const own = drawnCouncil(body.code)
  if (!own) return notDrawn(body)
  const [tier] = tiersOf(body.code)
  const [region] = await parentsOn(tx, 'council-region', body.code, on)
  const members = region ? await membersOn(tx, 'council-region', region.code, on) : []
  const others = members.filter(({ code }) => tier !== undefined && tiersOf(code).includes(tier))
  return found(own, presentOf(others.map(each => drawnCouncil(each.code))), region?.name ?? 'England')
}
