/** `answerable migrate`: brings the tables up to date, as every start does. */
import type { Command } from '../command.ts'
import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { exitStatus } from '../refused-command.ts'

export const migrateCommand = (open: () => Promise<Database>): Command => ({
  name: 'migrate',
  summary: 'brings the tables of the database up to date, and loads nothing',
  usage: `answerable migrate [--json]

  Applies the migrations that are missing, each in a transaction of its own, and says which.
  Safe beside a running product; the start of the product does the same.`,
  async run(args, io) {
    const database = await open()
    try {
      const applied = await migrate(database.db)
      if (args.includes('--json')) io.stdout.write(`${JSON.stringify({ applied })}\n`)
      else io.stdout.write(inWords(applied))
      return exitStatus.done
    } finally {
      await database.close()
    }
  },
})

const inWords = (applied: readonly string[]): string =>
  applied.length === 0
    ? 'The tables were up to date.\n'
    : `Applied ${applied.length}:\n${applied.map(name => `  ${name}\n`).join('')}`
