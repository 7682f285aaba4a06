import assert from 'node:assert/strict'
import { Readable, Writable } from 'node:stream'
import { statisticsCommands } from '../index.ts'

/** Runs a command with some text (or bytes) on standard input. */
export async function run(words: readonly string[], input: string | Uint8Array = '') {
  const collected = { out: '', error: '' }
  const into = (key: 'out' | 'error') =>
    new Writable({
      write(chunk, _encoding, done) {
        collected[key] += String(chunk)
        done()
      },
    })
  const [name, ...args] = words
  const command = statisticsCommands.find(each => each.name === name)!
  const streams = { stdin: Readable.from([input]), stdout: into('out'), stderr: into('error') }
  const status = await command.run(args, streams)
  return { status, ...collected }
}

/** The refusal of a run that must be refused: status 2 and one JSON value. */
export async function refusalOf(words: readonly string[], input: string | Uint8Array = '') {
  const { status, out } = await run([...words, '--json'], input)
  assert.equal(status, 2)
  return (JSON.parse(out) as { refusal: { code: string; row?: number; field?: string; message: string } })
    .refusal
}
