/** The product as a process of its own, on a folder and port that outlive it, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const fromSource = "const { main } = await import('./src/cli.ts'); process.exitCode = await main(['serve'])"
const patienceMilliseconds = 120_000

export type Served = {
  readonly process: ChildProcess
  /** From the command to the first usable page, in milliseconds. */
  readonly readyAfter: number
  /** Everything that it said so far. */
  said(): string
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

/** Resolves once pages are answered. Nothing but the command is given: no hand is lent after a crash. */
export async function serve(dataDir: string, port: number): Promise<Served> {
  const started = Date.now()
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', fromSource],
    {
      cwd: root,
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const lines: string[] = []
  child.stdout.on('data', text => lines.push(String(text)))
  child.stderr.on('data', text => lines.push(String(text)))
  const said = () => lines.join('')
  while (!said().includes('Ready:')) {
    if (child.exitCode !== null || Date.now() - started > patienceMilliseconds)
      throw new Error(`The product did not start:\n${said()}`)
    await wait(20)
  }
  return { process: child, readyAfter: Date.now() - started, said }
}

/** No goodbye: what was not on the disk is lost. */
export async function killAtOnce({ process: child }: Served): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

export async function stop({ process: child }: Served): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
