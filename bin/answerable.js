#!/usr/bin/env node
/** The command line: builds if it must, then hands over to src/cli.ts as compiled. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sources = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
if (existsSync(sources)) {
  const { build } = await import('./build.js')
  await build()
}
const { main } = await import('../dist/cli.js')
process.exitCode = await main(process.argv.slice(2))
