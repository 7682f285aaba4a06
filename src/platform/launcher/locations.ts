/** Where the embedded PostgreSQL keeps its things: binaries, cluster, socket, lock. */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The user and group that run PostgreSQL; null where it is whoever we are. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null
export type Locations = {
  readonly home: string
  readonly binaries: string
  readonly cluster: string
  readonly socket: string
  readonly lock: string
  readonly log: string
  readonly user: ServerUser
}

/** PostgreSQL refuses to run as root. `nobody` exists everywhere and needs no useradd. */
const nobody = { uid: 65534, gid: 65534 }

/** Can somebody who is neither owner nor in the group pass through every folder above this one? */
function isOpenToOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/**
 * As root the cluster belongs to `nobody`, who cannot pass a private folder (root's home is 0700). Its files
 * then live under /var/lib, in a folder named by a hash of DATA_DIR, so that the same DATA_DIR finds them again.
 */
export function locationsFor(dataDir: string, version: string): Locations {
  const folder = resolve(dataDir)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const user = process.getuid?.() === 0 ? nobody : null
  const home = user && !isOpenToOthers(dirname(folder)) ? join('/var/lib', `answerable-${name}`) : folder
  return {
    home,
    binaries: join(home, `postgresql-${version}`),
    cluster: join(home, 'cluster'),
    // A socket's path may be 107 bytes long at most, so it cannot live in DATA_DIR.
    socket: join(tmpdir(), `answerable-${name}`),
    lock: join(home, 'starting.lock'),
    log: join(home, 'postgresql.log'),
    user,
  }
}

export function makeFolder(path: string, mode: number): void {
  mkdirSync(path, { recursive: true, mode })
  chmodSync(path, mode)
}
