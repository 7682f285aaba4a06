/**
 * Where each need of the inventory is met, and the test that holds it. A row without `where` is not met yet.
 *
 * `where` is a path of the product (/lancashire-and-south-cumbria/promises) or a command of the command line
 * (answerable clock); `test` is a file, or a file and a test in it (src/clocks/due.test.ts#the name of the test).
 * Both may name several, separated by a semicolon and a space.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../architecture/fault.ts'

export type CoverageRow = Readonly<Record<'id' | 'where' | 'test' | 'note', string>>

/** How many needs each section of the inventory has: S0-01 to S0-22, and so on. */
export const sections = { S0: 22, S1: 49, S2: 20, S3: 21, S4: 53 } as const

export const inventoryIds: readonly string[] = Object.entries(sections).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}-${String(index + 1).padStart(2, '0')}`),
)

const severalOf = (cell: string): string[] => (cell === '' ? [] : cell.split('; '))
const fault = (rule: string, where: string, what: string): Fault => ({ rule, where, what })

export function checkIds(rows: readonly CoverageRow[]): Fault[] {
  const ids = rows.map(row => row.id)
  return [
    ...inventoryIds.filter(id => !ids.includes(id)).map(id => fault('need without a row', id, 'no row')),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => fault('need twice', id, 'two rows')),
    ...ids
      .filter(id => !inventoryIds.includes(id))
      .map(id => fault('no such need', id, 'not in the inventory')),
  ]
}

/** What is said to work has a test that is there, under the name that is given. */
export function checkTests(rows: readonly CoverageRow[], root: string): Fault[] {
  return rows.flatMap(({ id, where, test }) => [
    ...(where !== '' && test === '' ? [fault('met without a test', id, where)] : []),
    ...severalOf(test).flatMap(each => testFault(id, each, root)),
  ])
}

function testFault(id: string, test: string, root: string): Fault[] {
  const [path = '', name] = test.split('#')
  if (!/\.test\.tsx?$/.test(path) || !existsSync(join(root, path)))
    return [fault('no such test file', id, path)]
  if (name === undefined) return []
  const text = readFileSync(join(root, path), 'utf8')
  const isThere = ["'", '"', '`'].some(quote => text.includes(`(${quote}${name}${quote}`))
  return isThere ? [] : [fault('no such test', id, test)]
}

export type Registered = {
  /** Patterns such as /:system/work/cases/:id. */
  readonly paths: readonly string[]
  /** Names such as `clock` or `audit verify`. */
  readonly commands: readonly string[]
}

/** What is said to work is a page or command that the product has. */
export function checkPlaces(rows: readonly CoverageRow[], registered: Registered): Fault[] {
  return rows.flatMap(({ id, where }) =>
    severalOf(where)
      .filter(place => !isRegistered(place, registered))
      .map(place => fault('nothing answers there', id, place)),
  )
}

function isRegistered(place: string, { paths, commands }: Registered): boolean {
  const command = /^answerable (.+)$/.exec(place)?.[1]
  if (command !== undefined) return commands.some(name => command === name || command.startsWith(`${name} `))
  return paths.some(pattern => matches(pattern, place.split(/[?#]/)[0]!))
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  )
}
