/** A real browser: Debian's chromium where it is, else the one from npm, so that the tests need nothing else. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']
const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]

/** The browser of the machine; undefined where it has none. */
export const findInstalled = (): string | undefined =>
  folders.flatMap(folder => names.map(name => join(folder, name))).find(path => existsSync(path))

export async function openBrowser(): Promise<Browser> {
  const installed = findInstalled()
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] })
  return openNpmBrowser()
}

/** It brings its own libraries and fonts, for machines that have neither. */
export async function openNpmBrowser(): Promise<Browser> {
  const folder = await unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: {
      ...definedOnly(process.env),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  })
}

const definedOnly = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])))

const manifest = new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url)

/**
 * Unpacked once for all tests, into a folder of its own that is renamed when it is whole: test files run side by side.
 * The package unpacks below the temporary directory, and its libraries only where it believes to be on that machine.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(tmpdir(), `answerable-chromium-${version}`)
  if (existsSync(folder)) return folder
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  await within({ TMPDIR: making, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }, async () => {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  })
  if (existsSync(folder)) rmSync(making, { recursive: true })
  else renameSync(making, folder)
  return folder
}

/** Does the work with some environment variables set, and puts the old ones back. */
async function within(settings: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, settings)
  try {
    await work()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** One line a violation of the Web Content Accessibility Guidelines or of axe's own good practice. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}
