import { done } from '#kit'
import { countOf } from '../../words.ts'
import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import { type Drawing, formats, type ListedArea, type PictureFormat, type PictureResult } from '../picture.ts'
import { shapePath } from '../sheet/marks.tsx'
import { wrapInto } from '../sheet/text-width.ts'
import { lineHeight, words } from '../sheet/words.tsx'
import { type FamilyMember, type FamilyRows, type FamilyTreeModel, familyRows, type Line } from './model.ts'

/**
 * Predecessors and successors as a picture: one row a body, those before above those after, a line with an arrow from
 * the old ones into the new one. A filled mark is open on the day, a ring is closed or not there yet, a square is the body itself.
 * Refuses (`invalid`): steps between bodies that are not there, or in a circle.
 */
export function drawFamilyTree(model: FamilyTreeModel): PictureResult {
  const rows = familyRows(model)
  if (!rows.ok) return rows
  const nameOf = new Map(model.members.map(member => [member.id, member.name]))
  const said = model.steps.map(
    ({ from, to, when, share }) => `${when}: ${nameOf.get(from)} became ${nameOf.get(to)}, ${share}.`,
  )
  return done({
    finding: model.finding,
    subtitle: model.subtitle,
    description: `${countOf(model.members.length, 'body', 'bodies')}, the oldest first. ${said.join(' ')}`,
    draw: format => drawing(model, rows.value, format),
    notes: [
      'Filled mark: open on the day. Ring: closed, or not there yet. Square: the body of this page. Arrows lead to what followed.',
      ...model.notes,
    ],
    list: rows.value.members.map(member => listed(member, model)),
    table: {
      caption: model.subtitle,
      columns: [
        { heading: 'Old' },
        { heading: 'Code' },
        { heading: 'New' },
        { heading: 'Its code' },
        { heading: 'From' },
        { heading: 'How much of the old one' },
      ],
      rows: model.steps.map(({ from, to, when, share }) => [
        ...[nameOf.get(from) ?? from, from, nameOf.get(to) ?? to, to, when, share],
      ]),
    },
  })
}

const radius = 7

function markOf({ id, isOpen }: FamilyMember, subject: string, x: number, y: number) {
  const colour = id === subject ? colours.pine : colours.ink
  return (
    <path
      d={shapePath(id === subject ? 'square' : 'circle', x, y, id === subject ? radius + 2 : radius)}
      fill={isOpen ? colour : colours.white}
      stroke={colour}
      stroke-width="2.5"
    />
  )
}

function listed(member: FamilyMember, { subject }: FamilyTreeModel): ListedArea {
  return {
    name: member.name,
    value: member.span,
    href: member.id === subject ? undefined : member.href,
    swatch: markOf(member, subject, 10, 10),
  }
}

const laneWidth = 16

function drawing(
  model: FamilyTreeModel,
  { members, lines, lanes }: FamilyRows,
  format: PictureFormat,
): Drawing {
  const { width, text: size } = formats[format]
  const step = lineHeight(size)
  const marks = lanes * laneWidth + 22
  const left = marks + radius + 12
  const names = members.map(member => wrapInto(member.name, size, width - left, 2))
  const details = members.map(member => wrapInto(`${member.what}, ${member.span}`, size - 2, width - left, 3))
  const heights = members.map((_, at) => (names[at]!.length + details[at]!.length) * step + 16)
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height, 0))
  const middles = tops.map(top => top + step * 0.9)
  return {
    width,
    height: tops.at(-1)! + heights.at(-1)!,
    content: (
      <>
        {lines.map(line => linePaths(line, marks, middles))}
        {members.map((member, at) => (
          <>
            {markOf(member, model.subject, marks, middles[at]!)}
            {words({
              x: left,
              y: tops[at]! + step * 1.15,
              size,
              lines: names[at]!,
              weight: member.id === model.subject ? 'bold' : undefined,
            })}
            {words({
              x: left,
              y: tops[at]! + step * (1.1 + names[at]!.length),
              size: size - 2,
              lines: details[at]!,
              colour: colours.muted,
            })}
          </>
        ))}
      </>
    ),
  }
}

/** Out of the lower half of each old one's mark, into the upper half of the new one's. */
function linePaths({ lane, from, to }: Line, marks: number, middles: readonly number[]) {
  const x = coordinate(marks - 22 - lane * laneWidth)
  const edge = marks - radius - 3
  const [first, end] = [middles[from[0]!]! + 4, middles[to]! - 4]
  const stubs = from.map(row => `M${coordinate(edge)},${coordinate(middles[row]! + 4)}H${x}`).join('')
  const paint = { fill: 'none', stroke: colours.ink, 'stroke-width': 1.75 }
  return (
    <>
      <path {...paint} d={`${stubs}M${x},${coordinate(first)}V${coordinate(end)}H${coordinate(edge - 6)}`} />
      <path
        d={`M${coordinate(edge)},${coordinate(end)}l-9,-5v10z`}
        fill={colours.ink}
        stroke={colours.white}
        stroke-width="1"
      />
    </>
  )
}
