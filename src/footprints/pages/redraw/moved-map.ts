/** What moves, on a map of the systems that it moves between. */
import type { Day } from '#kit'
import type { Tx } from '#platform'
import { drawMarkedMap, type MarkedArea, monthInWords, numberInWords, type PictureResult } from '#web'
import { type Change, changeKinds } from '../../redraw/change.ts'
import { type Line, peopleOf } from '../../redraw/line.ts'
import { systemsTouched } from '../../redraw/weight.ts'
import { commissionerShapes } from '../../shapes/commissioner-shapes.ts'
import {
  type CommissionerShapes,
  type DrawnArea,
  drawnAsNote,
  drawnCommissionersTogether,
  drawnCouncil,
  drawnSystem,
} from '../../shapes/drawn-areas.ts'
import { organisationHref } from '../addresses.ts'
import type { Naming } from './choices.ts'

type Proposed = {
  readonly on: Day
  readonly changes: readonly Change[]
  readonly before: readonly Line[]
  readonly after: readonly Line[]
  readonly name: Naming
}

export async function movedMap(
  tx: Tx,
  { on, changes, before, after, name }: Proposed,
): Promise<PictureResult> {
  const shapes = await commissionerShapes(tx, on)
  const drawn = changes.map(change => drawnMove(change, shapes, name))
  const ground = [...systemsTouched(before, after)].flatMap(code => drawnSystem(code) ?? [])
  const undrawn = drawn.some(area => !area)
  return drawMarkedMap({
    finding: changes.length === 1 ? 'What would move' : 'What would move, change by change',
    measure: 'Areas that would move',
    place: 'the systems that change',
    marked: changes.map((change, index) => markedMove(change, drawn[index], { on, before, name })),
    ground: ground.map(area => area.feature),
    outlines: ground.map(area => area.feature),
    outlinesAre: 'systems as they are',
    notes: [
      ...drawnAsNote([...ground, ...drawn.flatMap(area => area ?? [])], monthInWords(on)),
      ...(undrawn
        ? ['Part of a council, or a commissioner whose boundary is not known, stands in the list alone.']
        : []),
    ],
  })
}

function drawnMove({ kind, what }: Change, shapes: CommissionerShapes, name: Naming): DrawnArea | undefined {
  if (kind === 'council') return drawnCouncil(what)
  if (kind === 'system') return drawnSystem(what)
  if (kind === 'part') return undefined
  return drawnCommissionersTogether([what], shapes, { code: what, name: name(what) })
}

function markedMove(
  change: Change,
  drawn: DrawnArea | undefined,
  { on, before, name }: Pick<Proposed, 'on' | 'before' | 'name'>,
): MarkedArea {
  const { kind, what, to } = change
  const [commissioner = '', council = commissioner] = what.split('.')
  const { moves, goesTo } = changeKinds[kind]
  const people = peopleOf(before.filter(line => moves(line, what) && line[goesTo] !== to))
  return {
    name: kind === 'part' ? `${name(council)}, the part with ${name(commissioner)}` : name(what),
    value: `${numberInWords(people)} people`,
    href: organisationHref(council, on),
    feature: drawn?.feature,
  }
}
