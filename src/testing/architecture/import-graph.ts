/** Every import of every file, as dependency-cruiser resolves it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Import = {
  /** As written: '#kit', './store.ts', 'kysely'. */
  readonly module: string
  /** The file, from the root of the project. */
  readonly resolved: string
  readonly couldNotResolve: boolean
  readonly circular: boolean
  /** For a circular one, the way back. */
  readonly cycle?: readonly { readonly name: string; readonly dependencyTypes: readonly string[] }[]
  readonly dependencyTypes: readonly string[]
}
export type Module = { readonly source: string; readonly dependencies: readonly Import[] }

/**
 * Without the condition "source" every `#` import would be unresolved and nothing would be found wrong, so the rules
 * look for unresolved imports first. Imports of types count: a type is knowledge too.
 */
const options = {
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  combinedDependencies: false,
  enhancedResolveOptions: {
    conditionNames: ['source', 'import', 'types', 'node', 'default'],
    exportsFields: ['exports'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
  },
}

const cruiser = fileURLToPath(
  new URL('../../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
)

export function importsBelow(root: string, wanted: readonly string[]): Module[] {
  const folders = wanted.filter(folder => existsSync(join(root, folder)))
  const scratch = mkdtempSync(join(tmpdir(), 'answerable-architecture-'))
  try {
    const config = join(scratch, 'options.json')
    writeFileSync(config, JSON.stringify({ options }))
    const run = spawnSync(
      process.execPath,
      [cruiser, '--config', config, '--output-type', 'json', ...folders],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      },
    )
    if (run.status !== 0) throw new Error(`dependency-cruiser failed: ${run.error?.message ?? run.stderr}`)
    const { modules } = JSON.parse(run.stdout) as { modules: Module[] }
    return modules.filter(
      ({ source }) => /\.tsx?$/.test(source) && folders.some(folder => source.startsWith(`${folder}/`)),
    )
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
