import type { Outcome, StatisticsRefusal } from '../outcome.ts'
import { type ArgumentForm, type Arguments, readArguments } from './arguments.ts'
import type { Command, Streams } from './command.ts'
import { openInput } from './files/open.ts'
import { csvWriter, jsonWriter, type RowHandler, type RowWriter, readCsv } from './files/stream.ts'
import { formAsked, sayRefusal, showsHelp } from './refusing.ts'

/** A command that reads one table and writes one. */
export type TableCommand = {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly options: readonly string[]
  readonly flags?: readonly string[]
  /** What to do with the rows; `end` runs when all have been read. */
  prepare(args: Arguments, writer: RowWriter, io: Streams): Outcome<RowHandler & { end?(): Outcome<unknown> }>
}

/** Makes a command of it: help, arguments, input from a file or standard input, CSV or JSON out, refusals. */
export function tableCommand(table: TableCommand): Command {
  const form: ArgumentForm = { options: table.options, flags: ['json', ...(table.flags ?? [])], words: 1 }
  return {
    name: table.name,
    summary: table.summary,
    usage: table.usage,
    async run(args, io) {
      if (showsHelp(args, table.usage, io)) return 0
      const refused = await runTable(table, form, args, io)
      return refused ? sayRefusal(io, refused, formAsked(args)) : 0
    },
  }
}

async function runTable(
  table: TableCommand,
  form: ArgumentForm,
  args: readonly string[],
  io: Streams,
): Promise<StatisticsRefusal | null> {
  const read = readArguments(args, form)
  if (!read.ok) return read.refusal
  const writer = read.value.has('json') ? jsonWriter(io.stdout) : csvWriter(io.stdout)
  const handler = table.prepare(read.value, writer, io)
  if (!handler.ok) return handler.refusal
  const input = openInput(read.value.words[0], io.stdin)
  if (!input.ok) return input.refusal
  const rows = await readCsv(input.value, { ...handler.value, pause: () => writer.flush() })
  const ended = rows.ok ? (handler.value.end?.() ?? rows) : rows
  if (ended.ok || !read.value.has('json')) await writer.finish()
  return ended.ok ? null : ended.refusal
}
