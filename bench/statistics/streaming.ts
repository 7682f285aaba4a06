/** A million rows through the commands `rates` and `spc`: rows a second, and whether memory stays flat. */
import { Readable, Writable } from 'node:stream'
import { randomStream } from '#statistics'
import type { Command } from '../../src/statistics/commands/command.ts'
import { ratesCommand } from '../../src/statistics/commands/rates.ts'
import { spcCommand } from '../../src/statistics/commands/spc.ts'

const rows = 1_000_000
const flatWithin = 48 * 1024 * 1024
const random = randomStream(6)

function* rateRows() {
  yield 'area,x,n\n'
  for (let i = 0; i < rows; i += 1000)
    yield Array.from(
      { length: 1000 },
      (_, j) => `A${i + j},${random.poisson(12)},${2000 + ((i + j) % 9000)}\n`,
    ).join('')
}

const monthOf = (i: number) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`

function* chartRows() {
  yield 'series,date,value\n'
  for (let series = 0; series * 50 < rows; series++)
    yield Array.from(
      { length: 50 },
      (_, i) => `S${series},${monthOf(i)},${(100 + 8 * random.normal()).toFixed(2)}\n`,
    ).join('')
}

/** Runs a command with nowhere for its output to go, and watches the heap after each collection of garbage. */
async function watch(command: Command, args: readonly string[], lines: Iterable<string>): Promise<boolean> {
  const heaps: number[] = []
  let written = 0
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, next) {
      written += chunk.length
      if (written % 64 < 2) heaps.push(process.memoryUsage().heapUsed)
      next()
    },
  })
  const stderr = new Writable({ write: (_chunk, _encoding, next) => next() })
  globalThis.gc?.()
  const started = performance.now()
  const status = await command.run(args, { stdin: Readable.from(lines), stdout, stderr })
  const seconds = (performance.now() - started) / 1000
  globalThis.gc?.()
  const lowest = (part: readonly number[]) => Math.min(...part)
  const growth =
    lowest(heaps.slice(-Math.ceil(heaps.length / 4))) - lowest(heaps.slice(0, Math.ceil(heaps.length / 4)))
  const isFlat = status === 0 && growth < flatWithin
  console.log(
    `  ${command.name.padEnd(8)} ${rows.toLocaleString('en-GB')} rows in ${seconds.toFixed(2)} s = ${Math.round(rows / seconds).toLocaleString('en-GB')} rows a second; ${(written / 1e6).toFixed(0)} MB written; heap of the last quarter ${(growth / 1e6).toFixed(1)} MB above the first: ${isFlat ? 'flat' : 'NOT FLAT'}`,
  )
  return isFlat
}

console.log('\nStreaming a million rows')
const flat = [
  await watch(ratesCommand, [], rateRows()),
  await watch(spcCommand, ['--improvement', 'decrease'], chartRows()),
]
process.exitCode = flat.every(Boolean) ? 0 : 1
