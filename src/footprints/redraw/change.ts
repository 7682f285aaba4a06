/** A change of lines that somebody proposes, and how it is written in an address. */
import { done, type Result, refuse } from '#kit'
import type { Line } from './line.ts'

/** What moves, and the system or commissioner that it goes to. */
export type Change = { readonly kind: ChangeKind; readonly what: string; readonly to: string }

type Kind = {
  /** As people say it, for a choice in a form. */
  readonly title: string
  /** What the change does, as the heading of what moves. */
  readonly what: string
  readonly goesTo: 'system' | 'commissioner'
  /** Is this line of what moves? */
  moves(line: Line, what: string): boolean
}

/** A part is named COMMISSIONER.COUNCIL: what one commissioner looks after in one lower-tier council. */
const partOf = (line: Line): string => `${line.commissioner}.${line.lowerCouncil}`

/** In the order in which a form offers them. */
export const changeKinds = {
  council: {
    title: 'Move a council to another system',
    what: 'Council',
    goesTo: 'system',
    moves: (line, what) => line.lowerCouncil === what || line.upperCouncil === what,
  },
  commissioner: {
    title: 'Move a commissioner to another system',
    what: 'Commissioner',
    goesTo: 'system',
    moves: (line, what) => line.commissioner === what,
  },
  part: {
    title: 'Move the part of a council that one commissioner looks after',
    what: 'Commissioner and council',
    goesTo: 'system',
    moves: (line, what) => partOf(line) === what,
  },
  system: {
    title: 'Merge a system into another',
    what: 'System',
    goesTo: 'system',
    moves: (line, what) => line.system === what,
  },
  merger: {
    title: 'Merge a commissioner into another',
    what: 'Commissioner',
    goesTo: 'commissioner',
    moves: (line, what) => line.commissioner === what,
  },
} as const satisfies Readonly<Record<string, Kind>>
export type ChangeKind = keyof typeof changeKinds

export const isChangeKind = (text: string): text is ChangeKind => Object.hasOwn(changeKinds, text)
const kindOf = (kind: ChangeKind): Kind => changeKinds[kind]

/** As it stands in an address: `council:E07000037:E54000023`. */
export const writeChange = ({ kind, what, to }: Change): string => `${kind}:${what}:${to}`

/** Refuses `invalid` what is not written as `writeChange` writes it. */
export function readChange(text: string): Result<Change> {
  const [kind = '', what = '', to = '', ...more] = text.split(':')
  const codes = /^[A-Z0-9]+(\.[A-Z0-9]+)?$/
  if (!isChangeKind(kind) || more.length > 0 || !codes.test(what) || !codes.test(to))
    return refuse('invalid', `“${text.slice(0, 60)}” is no change of lines.`, { field: 'change' })
  return done({ kind, what, to })
}

/**
 * The lines after a change; those that do not move are the same objects. Refuses `invalid`: nothing of that name is on
 * the lists, or where it should go is not; `out-of-order`: all of it is there already.
 */
export function changed(lines: readonly Line[], change: Change): Result<readonly Line[]> {
  const kind = kindOf(change.kind)
  const moving = lines.filter(line => kind.moves(line, change.what))
  if (moving.length === 0)
    return refuse('invalid', `${kind.what} ${change.what} is not on the lists of that day.`, {
      field: 'what',
    })
  const target = largest(lines.filter(line => line[kind.goesTo] === change.to))
  if (!target)
    return refuse('invalid', `The ${kind.goesTo} ${change.to} is not on the lists of that day.`, {
      field: 'to',
    })
  if (moving.every(line => line[kind.goesTo] === change.to))
    return refuse('out-of-order', 'All of it lies there already, so nothing would move.', {
      field: 'to',
    })
  return done(lines.map(line => (kind.moves(line, change.what) ? moved(line, kind.goesTo, target) : line)))
}

const largest = (lines: readonly Line[]): Line | undefined =>
  lines.reduce<Line | undefined>(
    (most, line) => (most && most.people >= line.people ? most : line),
    undefined,
  )

/** A commissioner that merges into another goes with it to the system where most of that one lies. */
const moved = (line: Line, goesTo: Kind['goesTo'], target: Line): Line =>
  goesTo === 'system'
    ? { ...line, system: target.system }
    : { ...line, commissioner: target.commissioner, system: target.system }

/** All changes, one after the other. The first that cannot be done is refused, with its place in the row. */
export function allChanged(lines: readonly Line[], changes: readonly Change[]): Result<readonly Line[]> {
  let after = lines
  for (const [index, change] of changes.entries()) {
    const next = changed(after, change)
    if (!next.ok)
      return refuse(next.refusal.code, next.refusal.message, {
        ...(next.refusal.field === undefined ? {} : { field: next.refusal.field }),
        row: index + 1,
      })
    after = next.value
  }
  return done(after)
}
