/** One process at a time starts or stops the server. A lock whose owner has died is taken over. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const patienceMilliseconds = 120_000

export async function underLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const givenUpAt = Date.now() + patienceMilliseconds
  while (!take(path)) {
    if (!isAlive(ownerOf(path))) rmSync(path, { force: true })
    else if (Date.now() > givenUpAt) throw new Error(`Another process has held ${path} for two minutes`)
    else await wait(50)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

export function isAlive(pid: number | undefined): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
