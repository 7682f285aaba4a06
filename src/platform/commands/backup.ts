/** `backup FILE` and `restore FILE`. */
import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import { type Verification, verifyAudit } from '../audit/verify.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import type { Command, Streams } from '../command.ts'
import type { Database } from '../database.ts'
import { cannotWrite } from '../file-to-write.ts'
import { exitStatus, printRefusal } from '../refused-command.ts'
import { systemsOf } from '../wall-clock.ts'

type Open = () => Promise<Database>

export const backupCommand = (open: Open): Command => ({
  name: 'backup',
  summary: 'writes everything, as it is at one moment, into one file, while the product runs',
  usage: `answerable backup FILE [--json]

  FILE must not exist. It holds what the database holds, people's records included: keep it as safe.
  Nobody but you can read it; it is packed, not encrypted.`,
  async run(args, io) {
    const asked = fileIn(args)
    if (!asked.ok) return printRefusal(asked.refusal, formOf(args), io)
    if (existsSync(asked.value)) {
      const there = refuse('invalid', `There is a file ${asked.value} already.`, { field: 'FILE' })
      return printRefusal(there.refusal, formOf(args), io)
    }
    const refused = cannotWrite(asked.value, 'FILE')
    if (refused) return printRefusal(refused.refusal, formOf(args), io)
    return withDatabase(open, async database => {
      const written = await writeBackup(database, asked.value, (table, rows) => {
        io.stderr.write(`${table}: ${whole(rows)} rows\n`)
      })
      const text = `${written.file}: ${whole(written.rows)} rows of ${written.tables} tables\n`
      return print(io, args, written, text)
    })
  },
})

export const restoreCommand = (open: Open): Command => ({
  name: 'restore',
  summary: 'brings a backup back into an empty database, and checks the audit trail',
  usage: `answerable restore FILE [--json]

  Into the database of DATABASE_URL, or of a DATA_DIR without data. Whole or not at all.
  Exit status: 0 restored and the audit trail holds, 1 it does not hold, 2 refused.`,
  async run(args, io) {
    const asked = fileIn(args)
    if (!asked.ok) return printRefusal(asked.refusal, formOf(args), io)
    if (!existsSync(asked.value)) {
      const missing = refuse('not-found', `There is no file ${asked.value}.`, { field: 'FILE' })
      return printRefusal(missing.refusal, formOf(args), io)
    }
    if (statSync(asked.value).isDirectory()) {
      const folder = refuse('invalid', `${asked.value} is a folder: say which file.`, { field: 'FILE' })
      return printRefusal(folder.refusal, formOf(args), io)
    }
    return withDatabase(open, async database => {
      const restored = await restoreBackup(database, asked.value)
      if (!restored.ok) return printRefusal(restored.refusal, formOf(args), io)
      const audit = await verifyAll(database)
      const { rows, tables, takenAt } = restored.value
      const holds = audit.every(each => each.holds)
      const trail = holds ? 'the audit trail holds' : 'the audit trail does not hold: see audit verify'
      print(
        io,
        args,
        { ...restored.value, audit },
        `${whole(rows)} rows of ${tables} tables, taken at ${takenAt}; ${trail}\n`,
      )
      return holds ? exitStatus.done : exitStatus.checkFailed
    })
  },
})

const whole = (count: number): string => count.toLocaleString('en-GB')
const formOf = (args: readonly string[]): 'json' | 'text' => (args.includes('--json') ? 'json' : 'text')

function print(io: Streams, args: readonly string[], value: object, text: string): number {
  io.stdout.write(formOf(args) === 'json' ? `${JSON.stringify(value)}\n` : text)
  return exitStatus.done
}

async function withDatabase(open: Open, work: (database: Database) => Promise<number>): Promise<number> {
  const database = await open()
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function verifyAll({ db }: Database): Promise<Verification[]> {
  const verified: Verification[] = []
  for (const { system } of await systemsOf(db)) verified.push(await verifyAudit(db, system))
  return verified
}

function fileIn(args: readonly string[]): Result<string> {
  try {
    const { positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0)
      return refuse('invalid', 'Say which file, one.', { field: 'FILE' })
    return done(file)
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}
