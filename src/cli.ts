/** The command line. A command is loaded only when it is asked for, so that those on files alone start fast. */
import { CannotStart, type Command, type Database, exitStatus, type Streams } from '#platform'

type Load = () => Promise<Command>

const statistics =
  (name: string): Load =>
  async () => {
    const { statisticsCommands } = await import('./statistics/commands/index.ts')
    return statisticsCommands.find(command => command.name === name)!
  }

/** A database that is up to date and loaded: the one the product runs on, or started for the command. */
const openDatabase = async (): Promise<Database> => {
  const [{ prepare }, { dataDirOf }] = await Promise.all([import('./prepare.ts'), import('./serve.ts')])
  const url = process.env.DATABASE_URL || undefined
  return prepare({ url, dataDir: dataDirOf(process.env), begin: () => undefined })
}

/** The database as it is: what only looks at it, or brings its tables up to date, loads nothing. */
const openAsItIs = async (): Promise<Database> => {
  const [platform, { dataDirOf }] = await Promise.all([import('#platform'), import('./serve.ts')])
  return platform.openDatabase({
    url: process.env.DATABASE_URL || undefined,
    dataDir: dataDirOf(process.env),
  })
}

export const commands: Readonly<Record<string, Load>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  clock: async () => (await import('./clocks/commands/clock.ts')).clockCommand,
  import: async () => {
    const [{ importCommand }, { importKinds }] = await Promise.all([
      import('./platform/commands/import.ts'),
      import('./registry.ts'),
    ])
    return importCommand(importKinds, ['caseload-as-it-comes', 'national-set', 'published'])(openDatabase)
  },
  'import caseload-as-it-comes': async () =>
    (await import('./care/commands/import-as-it-comes.ts')).importAsItComesCommand(openDatabase),
  'import national-set': async () =>
    (await import('./care/commands/import-national-set.ts')).importNationalSetCommand(openDatabase),
  'import published': async () =>
    (await import('./footprints/commands/import-published.ts')).importPublishedCommand(openDatabase),
  export: async () => {
    const [{ exportCommand }, { exporters }] = await Promise.all([
      import('./platform/commands/export.ts'),
      import('./registry.ts'),
    ])
    return exportCommand(exporters, ['national-set'])(openAsItIs)
  },
  'export national-set': async () =>
    (await import('./care/commands/export-national-set.ts')).exportNationalSetCommand(openAsItIs),
  backup: async () => (await import('./platform/commands/backup.ts')).backupCommand(openAsItIs),
  restore: async () => (await import('./platform/commands/backup.ts')).restoreCommand(openAsItIs),
  'demo generate': async () => (await import('./care/commands/demo-generate.ts')).demoGenerateCommand,
  boundaries: async () =>
    (await import('./footprints/commands/boundaries.ts')).boundariesCommand(openDatabase),
  'roll-up': async () => (await import('./footprints/commands/roll-up.ts')).rollUpCommand(openDatabase),
  return: async () => (await import('./care/commands/return.ts')).returnCommand(openDatabase),
  migrate: async () => (await import('./platform/commands/migrate.ts')).migrateCommand(openAsItIs),
  'audit verify': async () =>
    (await import('./platform/commands/audit-verify.ts')).auditVerifyCommand(openAsItIs),
  'rebuild clocks': async () => {
    const [{ rebuildClocksCommand }, { clockRules }] = await Promise.all([
      import('./clocks/commands/rebuild-clocks.ts'),
      import('./registry.ts'),
    ])
    return rebuildClocksCommand(clockRules)(openAsItIs)
  },
  publish: async () => (await import('./publishing/commands/publish.ts')).publishCommand(openDatabase),
  golden: statistics('golden'),
  spc: statistics('spc'),
  rates: statistics('rates'),
  standardise: statistics('standardise'),
  funnel: statistics('funnel'),
  rake: statistics('rake'),
  simulate: statistics('simulate'),
}

/**
 * This process's own streams. Whoever reads may have had enough (`| head -1`): then there is nothing left to do, and no
 * bug. Any other way in which the answer cannot be written (a full disk) is said, and is a refusal.
 */
function ownStreams(): Streams {
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit(exitStatus.done)
    process.stderr.write(`The answer cannot be written: ${cause.message}\n`)
    process.exit(exitStatus.refused)
  })
  return process
}

/** Answers with the exit status. The name of a command is one word or two. */
export async function main(args: readonly string[], io: Streams = ownStreams()): Promise<number> {
  const [first = '--help', second = ''] = args
  const name = [`${first} ${second}`, first].find(each => Object.hasOwn(commands, each))
  if (first === '--help' || first === 'help') return help(io)
  if (name === undefined) return unknown(args, io)
  const rest = args.slice(name.split(' ').length)
  try {
    const command = await commands[name]!()
    if (rest.includes('--help')) {
      io.stdout.write(`${command.usage}\n`)
      return exitStatus.done
    }
    return await command.run(rest, io)
  } catch (cause) {
    if (cause instanceof CannotStart) {
      io.stderr.write(`${cause.message}\n`)
      return exitStatus.refused
    }
    io.stderr.write(`This is a bug of ours:\n${(cause as Error).stack ?? cause}\n`)
    return exitStatus.bug
  }
}

async function help(io: Streams): Promise<number> {
  const loaded = await Promise.all(Object.values(commands).map(load => load()))
  const width = Math.max(...loaded.map(({ name }) => name.length)) + 2
  const lines = loaded.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`)
  io.stdout.write(`answerable COMMAND …\n\n${lines.join('\n')}\n\nanswerable COMMAND --help says more.\n`)
  return exitStatus.done
}

function unknown(args: readonly string[], io: Streams): number {
  const message = `There is no command “${args[0]}”. Commands: ${Object.keys(commands).join(', ')}`
  if (args.includes('--json'))
    io.stdout.write(`${JSON.stringify({ refusal: { code: 'invalid', message } })}\n`)
  else io.stderr.write(`${message}\n`)
  return exitStatus.refused
}
