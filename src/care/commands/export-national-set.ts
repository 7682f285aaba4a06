/** `export national-set`: the caseload of a system as folders in the shape of the national data set. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import {
  type Command,
  type Database,
  exitStatus,
  momentOf,
  printRefusal,
  type Streams,
  type System,
  systemsOf,
  takeOut,
} from '#platform'
import { casesOfExport } from '../national-set/exported-cases.ts'
import { groupIds, groups } from '../national-set/layout.ts'
import { notHeldInWords } from '../national-set/not-held.ts'
import { type FoldersWritten, writeNationalSets } from '../national-set/write-folders.ts'

export const exportNationalSetCommand = (open: () => Promise<Database>): Command => ({
  name: 'export national-set',
  summary: 'writes the caseload as files in the shape of the national data set',
  usage: [
    'export national-set --system NAME --out FOLDER [--commissioner CODE] [--json]',
    '',
    `  In FOLDER, which must be new or empty, a folder for each commissioner: ${groupIds.map(id => groups[id].file).join(', ')}.`,
    '  Names are not in the national set. What it cannot hold is counted and said.',
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

const options = {
  system: { type: 'string' },
  out: { type: 'string' },
  commissioner: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Asked = { readonly system: string; readonly out: string; readonly commissioner: string | undefined }

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const form = args.includes('--json') ? 'json' : 'text'
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, form, io)
  const database = await open()
  try {
    const written = await write(database, asked.value)
    if (!written.ok) return printRefusal(written.refusal, form, io)
    io.stdout.write(form === 'json' ? `${JSON.stringify(written.value)}\n` : inWords(written.value))
    return exitStatus.done
  } finally {
    await database.close()
  }
}

function readArguments(args: readonly string[]): Result<Asked> {
  try {
    const { values } = parseArgs({ args: [...args], options })
    const { system, out, commissioner } = values
    if (system === undefined)
      return refuse('invalid', 'Say whose caseload with --system.', { field: '--system' })
    if (out === undefined) return refuse('invalid', 'Say into which folder with --out.', { field: '--out' })
    if (existsSync(out) && !statSync(out).isDirectory())
      return refuse('invalid', `${out} is a file: say which folder.`, { field: '--out' })
    if (existsSync(out) && readdirSync(out).length > 0)
      return refuse('invalid', `The folder ${out} is not empty, and nothing is written over.`, {
        field: '--out',
      })
    return done({ system, out, commissioner })
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

async function write(database: Database, { system: name, out, commissioner }: Asked) {
  const system = (await systemsOf(database.db)).find(each => each.system === name)
  if (!system) return refuse('not-found', `There is no system “${name}”.`, { field: '--system' })
  const written = await writeFrom(database, system, { out, commissioner })
  if (commissioner !== undefined && written.folders.length === 0)
    return refuse('not-found', `No case of the system is ${commissioner}’s.`, { field: '--commissioner' })
  return done(written)
}

const writeFrom = (
  database: Database,
  system: System,
  asked: Pick<Asked, 'out' | 'commissioner'>,
): Promise<FoldersWritten> =>
  takeOut(database, system, 'national-set', async tx => {
    const written = await writeNationalSets(casesOfExport(tx, system.system), {
      at: momentOf(system),
      ...asked,
    })
    return { ...written, rows: Object.values(written.lines).reduce((sum, count) => sum + count, 0) }
  })

function inWords({ folders, lines, notHeld }: FoldersWritten): string {
  const counted = Object.entries(lines).map(
    ([file, count]) => `  ${file}: ${count.toLocaleString('en-GB')} lines`,
  )
  return [
    `Folders written: ${folders.join(', ') || 'none'}`,
    ...counted.sort(),
    ...notHeldInWords(notHeld),
    '',
  ].join('\n')
}
