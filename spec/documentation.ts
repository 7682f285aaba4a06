/**
 * What the documentation says of roles, acts, states, time limits and promises, made from the code that decides them.
 * `node bin/docs.js` writes it to docs/generated; a test fails when what is there is not what the code says.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { pathways } from '#care'
import { limitIds, limitOf, limits } from '#clocks/definitions'
import { type ActRule, type Command, type RoleId, roleIds, roleOf } from '#platform'
import { limitOfStandard, standards } from '#standards/definitions'
import { areas, doorsOf } from '../src/architecture.ts'
import { commands as commandLoads } from '../src/cli.ts'
import { acts, clockRules } from '../src/registry.ts'

export type Document = { readonly name: string; readonly text: string }
type Row = readonly string[]

const root = new URL('../', import.meta.url)

/** Every generated document, by the name of its file in docs/generated. */
export async function generatedDocuments(): Promise<Document[]> {
  const commands = await Promise.all(Object.values(commandLoads).map(load => load()))
  return [
    { name: 'roles.md', text: rolesDocument() },
    { name: 'acts.md', text: actsDocument() },
    { name: 'pathways.md', text: pathwaysDocument() },
    { name: 'time-limits.md', text: limitsDocument() },
    { name: 'promises.md', text: promisesDocument() },
    { name: 'areas.md', text: areasDocument() },
    { name: 'commands.md', text: commandsDocument(commands) },
    { name: 'worked-examples.md', text: examplesDocument() },
    { name: 'hazards.md', text: hazardsDocument() },
  ].map(({ name, text }) => ({ name, text: `${notice}${text}` }))
}

const notice = '<!-- Made by `node bin/docs.js`. Change the code or the table it names instead. -->\n\n'

/** A vertical bar ends a cell, a line break ends a row. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')
const line = (cells: Row): string => `| ${cells.join(' | ')} |`

/** Columns are as wide as their widest cell, as the formatter wants them. */
function table(head: Row, rows: readonly Row[]): string {
  const cells = [head, ...rows].map(row => row.map(cell))
  const widths = head.map((_, at) => Math.max(3, ...cells.map(row => (row[at] ?? '').length)))
  const [first = [], ...rest] = cells.map(row => row.map((text, at) => text.padEnd(widths[at] ?? 0)))
  return [line(first), line(widths.map(width => '-'.repeat(width))), ...rest.map(line)].join('\n')
}
const page = (title: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, ...parts].join('\n\n')}\n`

const titleOf = (role: RoleId): string => roleOf(role).title.toLowerCase()
const inWords = (state: string): string => state.replaceAll('-', ' ')

const reaches = {
  places: 'the places it was given',
  system: 'the whole system',
  own: 'only what is its own',
} as const

const rolesDocument = (): string =>
  page(
    'Roles',
    'Who can act, and how far each role reaches. From `src/platform/roles.ts`. An audience is what a subject is labelled with: `care` (about somebody cared for), `money`, `staff`, `public`; row security compares it with the audiences of the role.',
    table(
      ['role', 'does', 'reaches', 'sees what is labelled'],
      roleIds.map(id => {
        const role = roleOf(id)
        return [`${role.title} (\`${id}\`)`, role.does, reaches[role.reach], role.audiences.join(', ')]
      }),
    ),
  )

const scopes: Readonly<Record<ActRule['scope'], string>> = {
  anyone: 'no sign-in',
  'signed-in': 'signed in',
  system: 'one’s own system',
  place: 'one’s own places, or a subject opened to one',
  own: 'a subject opened to one',
}

const actsDocument = (): string =>
  page(
    'Acts',
    `Every act of the product: the same rows open its routes, draw its buttons and are tested as the authorisation matrix. ${acts.length} rows, from the tables that \`src/registry.ts\` collects. States of acts on a case: \`pathways.md\`.`,
    table(
      ['act', 'words on the button', 'who', 'how near', 'reads only'],
      acts.map(rule => [
        `\`${rule.act}\``,
        rule.title,
        rule.roles === 'public' ? 'everybody' : rule.roles.map(titleOf).join(', '),
        scopes[rule.scope],
        rule.reads ? 'yes' : '',
      ]),
    ),
  )

const pathwaysDocument = (): string =>
  page(
    'Pathways of individual care',
    'Who may do which act in which state, and where it leads. From `src/care/pathways/`. An act that is missing from a pathway cannot be done on it.',
    ...Object.values(pathways).flatMap(pathway => [
      `## ${pathway.id}`,
      stateDiagram(pathway),
      table(
        ['act', 'who', 'in the states', 'leads to'],
        pathway.rows.map(row => [
          `\`${row.act}\``,
          row.who.map(titleOf).join(', '),
          row.from.map(inWords).join(', '),
          [row.to ?? []].flat().map(inWords).join(' or ') || 'the state stays',
        ]),
      ),
    ]),
  )

/** The acts that lead from one state to another, an arrow for each pair of states. */
function stateDiagram({ start, rows }: (typeof pathways)[keyof typeof pathways]): string {
  const arrows = new Map<string, string[]>()
  for (const { act, from, to } of rows)
    for (const [source, target] of from.flatMap(each => [to ?? []].flat().map(next => [each, next] as const)))
      if (source !== target) {
        const arrow = `${stateName(source)} --> ${stateName(target)}`
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), inWords(act)])
      }
  const lines = [...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`)
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${stateName(start)}`, ...lines, '```'].join('\n')
}
const stateName = (state: string): string => state.replaceAll('-', '_')

function lengthInWords(length: (typeof limits)[keyof typeof limits]['length']): string {
  const [[unit, count] = ['', 0]] = Object.entries(length)
  const units: Readonly<Record<string, string>> = {
    days: 'days',
    months: 'months',
    hours: 'hours',
    monthsIncludingStart: 'months, the starting day included',
    clearDaysBefore: 'clear days before the meeting',
  }
  return `${count} ${units[unit] ?? unit}`
}

const limitsDocument = (): string =>
  page(
    'Time limits',
    'How long each promise allows. From `src/clocks/limit.ts`; the facts that start and stop them are in each area’s `definitions.ts`. “Rests on secondary sources” means that nobody here has read the law itself; the screen marks it [x].',
    table(
      ['rule', 'what', 'starts with', 'stops with', 'allows', 'calendar', 'pauses', 'law', 'source'],
      limitIds.map(id => {
        const limit = limitOf(id)
        const own = clockRules.filter(rule => rule.limit === id).map(rule => rule.id)
        return [
          `\`${id}\`${own.length ? '' : ' (no facts yet)'}`,
          ...[limit.title, limit.starts, limit.stops],
          [
            `${lengthInWords(limits[id].length)}${limit.latest ? `, at most ${lengthInWords(limit.latest as never)}` : ''}`,
            ...(limit.runsOut
              ? [`somebody else’s right, which then runs out and makes nobody late: ${limit.runsOut}`]
              : []),
          ].join('; '),
          ...[inWords(limit.calendar), limit.pauses ?? 'never', limit.law],
          limit.verified ? 'read' : 'rests on secondary sources',
        ]
      }),
    ),
  )

const promisesDocument = (): string =>
  page(
    'Promises',
    'One file a promise, in `src/standards/`.',
    table(
      ['promise', 'kind', 'whose', 'time limit', 'counted as', 'in force'],
      standards.map(standard => [
        `${standard.title} (\`${standard.id}\`)`,
        ...[standard.tag, standard.authority, limitOfStandard(standard).title],
        standard.measure
          ? `${standard.measure.numerator} ÷ ${standard.measure.denominator}`
          : `not counted: ${standard.notCounted ?? ''}`,
        `${standard.inForce.from ?? 'not known'} to ${standard.inForce.to ?? 'still'}`,
      ]),
    ),
  )

const areasDocument = (): string =>
  page(
    'Areas and doors',
    'Who may import whom, from `src/architecture.ts`. A test holds every file to it.',
    table(
      ['area', 'may open'],
      areas.map(area => [
        area.name,
        `${doorsOf(area).join(', ') || 'nothing'}${area.definitionsOnly ? ' (definitions only)' : ''}`,
      ]),
    ),
  )

const commandsDocument = (commands: readonly Command[]): string =>
  page(
    'Commands',
    '`npm run -s answerable -- COMMAND …` from a checkout.',
    ...commands.map(({ name, summary, usage }) => `## ${name}\n\n${summary}\n\n\`\`\`\n${usage}\n\`\`\``),
  )

function recordsIn(path: string): { head: Row; rows: Row[] } {
  const [head = [], ...rows]: string[][] = parse(readFileSync(new URL(path, root)))
  return { head, rows }
}

const examplesDocument = (): string =>
  page(
    'Worked examples',
    'The tables of `spec/`, which run as tests.',
    ...readdirSync(new URL('spec/', root))
      .filter(name => name.endsWith('.csv'))
      .sort()
      .flatMap(name => {
        const { head, rows } = recordsIn(`spec/${name}`)
        return [`## ${name}`, table(head, rows)]
      }),
  )

const hazardsDocument = (): string => {
  const { head, rows } = recordsIn('docs/clinical-safety/hazard-log.csv')
  return page(
    'Hazard log',
    'From `docs/clinical-safety/hazard-log.csv`. Severity, likelihood and acceptability are proposals, **to be approved by the Clinical Safety Officer** of the organisation that deploys the product. The test named in a row is the evidence that its control is there.',
    table(head, rows),
  )
}
