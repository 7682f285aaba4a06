/**
 * Builds dist/ when, and only when, the sources are newer: TypeScript by tsc, the style sheet from its Sass.
 * It runs from `prepare`, but also from `npm start` and the command line, because install scripts may be blocked.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist', '.built')
const require = createRequire(import.meta.url)

/** The newest modification time, in milliseconds, of the files below a path. */
function newestBelow(path) {
  if (!existsSync(path)) return 0
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestBelow(join(path, name))),
    own.mtimeMs,
  )
}

function isUpToDate() {
  if (!existsSync(stamp)) return false
  const built = statSync(stamp).mtimeMs
  return [
    'src',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'bin/build.js',
  ].every(name => newestBelow(join(root, name)) <= built)
}

function compileTypeScript() {
  const tsc = require.resolve('typescript/bin/tsc')
  const run = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
    cwd: root,
  })
  if (run.status !== 0) throw new Error('TypeScript did not compile; the messages are above')
}

async function compileStyles() {
  const source = join(root, 'src', 'web', 'styles', 'answerable.scss')
  if (!existsSync(source)) return
  const sass = await import('sass')
  const assets = join(root, 'dist', 'assets')
  mkdirSync(join(assets, 'fonts'), { recursive: true })
  const modules = join(root, 'node_modules')
  const { css } = sass.compile(source, {
    style: 'compressed',
    quietDeps: true,
    loadPaths: [modules, dirname(dirname(require.resolve('nhsuk-frontend/package.json')))],
    importers: [
      { findFileUrl: url => (url.startsWith('pkg:') ? pathToFileURL(join(modules, url.slice(4))) : null) },
    ],
  })
  writeFileSync(join(assets, 'answerable.css'), css)
  cpSync(join(root, 'src', 'web', 'assets'), assets, { recursive: true })
  const fonts = join(dirname(require.resolve('@fontsource/atkinson-hyperlegible-next/package.json')), 'files')
  for (const name of readdirSync(fonts).filter(name => /-latin-(400|700)-(normal|italic)\.woff2$/.test(name)))
    cpSync(join(fonts, name), join(assets, 'fonts', name))
  const nhsuk = dirname(require.resolve('nhsuk-frontend/package.json'))
  cpSync(join(nhsuk, 'dist', 'nhsuk', 'nhsuk-frontend.min.js'), join(assets, 'nhsuk-frontend.min.js'))
}

export async function build() {
  if (isUpToDate()) return
  const started = new Date()
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  compileTypeScript()
  await compileStyles()
  writeFileSync(stamp, `${started.toISOString()}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
