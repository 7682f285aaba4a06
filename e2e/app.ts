/** The product as somebody would start it, with data of its own in a temporary folder. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../bin/answerable.js', import.meta.url))
const builder = fileURLToPath(new URL('../bin/build.js', import.meta.url))
const listeningMilliseconds = 60_000
const readyMilliseconds = 240_000
const stoppingMilliseconds = 30_000

export type App = {
  /** http://localhost:port, without a path. */
  readonly url: string
  readonly dataDir: string
  /** Milliseconds from the start of the built product until it listened, and until /healthz said that it is ready. */
  readonly took: { readonly listening: number; readonly ready: number }
  /** Everything it has written. */
  log(): string
  /** As a service manager stops it; removes its data, unless they were somebody else's. */
  stop(): Promise<void>
  /** As a power cut does. The database and its data stay. */
  kill(): Promise<void>
}

/** `dataDir` starts on what an earlier one left; otherwise on nothing. */
export async function startApp({
  dataDir,
  environment = {},
}: {
  dataDir?: string
  environment?: Readonly<Record<string, string>>
} = {}): Promise<App> {
  const built = spawnSync(process.execPath, [builder], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The product does not compile:\n${built.stderr}`)
  const temporary = dataDir === undefined ? temporaryFolder() : undefined
  const folder = dataDir ?? join(temporary!, 'data')
  const started = Date.now()
  const server = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      PORT: '0',
      DATA_DIR: folder,
      INVENTED_CASELOAD: 'none',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (part: Buffer) => (log += part.toString()))
  const stop = async () => {
    await end(server, 'SIGTERM')
    if (!temporary) return
    endPostgres(folder)
    rmSync(temporary, { recursive: true, force: true, maxRetries: 20 })
  }
  try {
    const url = await until(listeningMilliseconds, server, () => /Listening on (http:\/\/\S+)/.exec(log)?.[1])
    const listening = Date.now() - started
    await until(readyMilliseconds, server, () => isReady(url))
    // It says so a moment later, and only then listens to being stopped.
    await until(listeningMilliseconds, server, () => /^Ready: /m.exec(log)?.[0])
    const took = { listening, ready: Date.now() - started }
    return { url, dataDir: folder, took, log: () => log, stop, kill: () => end(server, 'SIGKILL') }
  } catch (cause) {
    await stop()
    throw new Error(`The product did not start. It wrote:\n${log.slice(-3000)}`, { cause })
  }
}

/** Open to others: as root, PostgreSQL runs as somebody who may not enter a private folder. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-e2e-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Where the product was killed, PostgreSQL is still there. */
function endPostgres(dataDir: string): void {
  const file = join(dataDir, 'cluster', 'postmaster.pid')
  if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT')
}

/** What the question is answered with, once it is; throws when the product has ended or time is up. */
async function until<T>(
  patience: number,
  server: ChildProcess,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const givenUpAt = Date.now() + patience
  while (Date.now() < givenUpAt) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (server.exitCode !== null) throw new Error(`It ended with status ${server.exitCode}`)
    await wait(50)
  }
  throw new Error(`It was not there after ${patience / 1000} seconds`)
}

async function isReady(url: string): Promise<true | undefined> {
  const answer = await fetch(`${url}/healthz`)
  const { status } = (await answer.json()) as { status: string }
  return answer.status === 200 && status === 'ready' ? true : undefined
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill(signal)
  const late = wait(stoppingMilliseconds, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') {
    server.kill('SIGKILL')
    await ended
  }
}
