/** How tables are built: whose they are, their keys, no triggers. */
import type { Fault } from '../architecture/fault.ts'
import type { Classification, Classified } from './classification.ts'
import type { Catalogue, Key, Table } from './read-catalogue.ts'

const fault = (rule: string, where: string, what: string): Fault => ({ rule, where, what })

export function checkTables({ tables, keys }: Catalogue, { tables: listed }: Classification): Fault[] {
  const unlisted = tables.filter(table => !Object.hasOwn(listed, table.name))
  const gone = Object.keys(listed).filter(name => !tables.some(table => table.name === name))
  const isOfSystem = (name: string): boolean => listed[name]?.belongs === 'system'
  return [
    ...unlisted.map(({ name }) =>
      fault('unclassified table', name, 'say what it is for in classification.ts'),
    ),
    ...gone.map(name => fault('classified table is gone', name, 'take it out of classification.ts')),
    ...tables.flatMap(table => triggersOf(table)),
    ...tables.flatMap(table => {
      const classified = listed[table.name]
      return classified ? placeOfSystem(table, classified, keys) : []
    }),
    ...keys.flatMap(key => checkKey(key, isOfSystem)),
  ]
}

/** A distributed database refuses triggers on any table, so no table has one. */
const triggersOf = ({ name, triggers }: Table): Fault[] =>
  triggers.map(trigger => fault('trigger on a table', name, trigger))

function placeOfSystem(table: Table, { belongs }: Classified, keys: readonly Key[]): Fault[] {
  const primary = keys.find(key => key.table === table.name && key.kind === 'primary')
  if (!primary) return [fault('no primary key', table.name, 'every row has a key')]
  if (belongs !== 'system')
    return belongs === 'shared' && table.columns.includes('system')
      ? [fault('shared table with a system', table.name, 'it belongs to a system then')]
      : []
  const [column] = table.columns
  const isFirst = column === 'system' && table.first.type === 'text' && table.first.required
  return [
    ...(isFirst
      ? []
      : [fault('system is not first', table.name, `the first column is ${column} ${table.first.type}`)]),
    ...(primary.columns[0] === 'system'
      ? []
      : [fault('system is not first in the key', table.name, `the key begins with ${primary.columns[0]}`)]),
  ]
}

function checkKey(key: Key, isOfSystem: (table: string) => boolean): Fault[] {
  if (key.kind === 'foreign') return checkForeign(key, isOfSystem)
  if (!isOfSystem(key.table) || key.kind === 'primary') return []
  const at = key.columns.indexOf('system')
  if (at < 0) return [fault('unique across systems', key.table, `${key.name} (${key.columns.join(', ')})`)]
  return key.operators && key.operators[at] !== '='
    ? [fault('unique across systems', key.table, `${key.name} compares system with ${key.operators[at]}`)]
    : []
}

function checkForeign(
  { table, name, columns, refers }: Key,
  isOfSystem: (table: string) => boolean,
): Fault[] {
  if (!refers || !isOfSystem(refers.table)) return []
  if (!isOfSystem(table))
    return [fault('foreign key into a system', table, `${name} refers to ${refers.table}`)]
  const at = columns.indexOf('system')
  return at >= 0 && refers.columns[at] === 'system'
    ? []
    : [fault('foreign key across systems', table, `${name} refers to ${refers.table} without system`)]
}
