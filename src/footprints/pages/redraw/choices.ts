/** What can be chosen in the form of a change, and a change in words. */
import { byName } from '#web'
import { type Change, type ChangeKind, changeKinds } from '../../redraw/change.ts'
import type { Line } from '../../redraw/line.ts'

/** The name of a code; the code itself where it has none. */
export type Naming = (code: string) => string

type Choice = { readonly value: string; readonly text: string }
export type Choices = { readonly what: readonly Choice[]; readonly to: readonly Choice[] }

export function choicesFor(kind: ChangeKind, lines: readonly Line[], name: Naming): Choices {
  const { goesTo } = changeKinds[kind]
  return { what: whatMoves[kind](lines, name), to: listed(goesTo, lines, name) }
}

const distinct = (codes: readonly string[]): string[] => [...new Set(codes)]
const inOrder = (choices: readonly { value: string; name: string }[]): Choice[] =>
  byName(choices).map(({ value, name }) => ({ value, text: name }))
const listed = (code: Exclude<keyof Line, 'people'>, lines: readonly Line[], name: Naming): Choice[] =>
  inOrder(distinct(lines.map(line => line[code])).map(value => ({ value, name: name(value) })))

const whatMoves: Readonly<Record<ChangeKind, (lines: readonly Line[], name: Naming) => Choice[]>> = {
  council: (lines, name) => {
    const counties = new Set(lines.map(line => line.upperCouncil))
    const codes = distinct(lines.flatMap(line => [line.lowerCouncil, line.upperCouncil]))
    return inOrder(codes.map(value => ({ value, name: `${name(value)}${tierOf(value, counties)}` })))
  },
  commissioner: (lines, name) => listed('commissioner', lines, name),
  part: (lines, name) =>
    inOrder(
      divided(lines).map(({ commissioner, lowerCouncil }) => ({
        value: `${commissioner}.${lowerCouncil}`,
        name: `${name(lowerCouncil)}: the part with ${name(commissioner)}`,
      })),
    ),
  system: (lines, name) => listed('system', lines, name),
  merger: (lines, name) => listed('commissioner', lines, name),
}

/** A county and its districts may bear one name. */
const tierOf = (code: string, counties: ReadonlySet<string>): string =>
  code.startsWith('E10') ? ' (county)' : counties.has(code) ? '' : ' (district)'

/** Councils with more than one commissioner: of others the part is the whole. */
function divided(lines: readonly Line[]): readonly Line[] {
  const commissioners = new Map<string, Set<string>>()
  for (const { lowerCouncil, commissioner } of lines)
    commissioners.set(lowerCouncil, (commissioners.get(lowerCouncil) ?? new Set()).add(commissioner))
  return lines.filter(line => commissioners.get(line.lowerCouncil)!.size > 1)
}

export function wordsOfChange({ kind, what, to }: Change, name: Naming): string {
  const goes = name(to)
  if (kind === 'part') {
    const [commissioner = '', council = ''] = what.split('.')
    return `The part of ${name(council)} that ${name(commissioner)} looks after goes to ${goes}`
  }
  if (kind === 'system' || kind === 'merger') return `${name(what)} becomes part of ${goes}`
  return `${name(what)} goes to ${goes}`
}
