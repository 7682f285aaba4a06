/** One process at a time starts or stops the server. A lock whose owner has died is taken over. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const patienceMilliseconds = 120_000

export async function underLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const givenUpAt = Date.now() + patienceMilliseconds
  while (!take(path)) {
    const owner = ownerIn(path)
    if (owner !== undefined && !isStillThere(owner)) takeAway(path, owner)
    else if (Date.now() > givenUpAt) throw new Error(`Another process has held ${path} for two minutes`)
    else await wait(50)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** Written beside and then linked, so that nobody ever reads a lock that does not name its owner yet. */
function take(path: string): boolean {
  const own = `${path}.${process.pid}`
  writeFileSync(own, nameOf(process.pid))
  try {
    linkSync(own, path)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(own, { force: true })
  }
}

/** Moved aside first: if somebody else was quicker and the lock is a living one by now, it is put back. */
function takeAway(path: string, owner: string): void {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, path)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code !== 'ENOENT' && code !== 'EEXIST') throw cause
  } finally {
    rmSync(aside, { force: true })
  }
}

function ownerIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

/**
 * A process by number and, where the machine tells, by when it began: after a restart of a machine or container the
 * number of the dead one is soon somebody else's.
 */
const nameOf = (pid: number): string => `${pid} ${beganAt(pid)}`.trim()

function beganAt(pid: number): string {
  try {
    // After the command's name, which may hold anything, field 22 of the line is the 20th.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch (cause) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? ''))
      return ''
    throw cause
  }
}

function isStillThere(owner: string): boolean {
  const [pid, began] = owner.split(' ')
  if (!isAlive(Number(pid))) return false
  return began === undefined || beganAt(Number(pid)) === began
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
