import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'
import { identityOfOthers } from './identity-of-others.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const { css } = compile(join(here, 'answerable.scss'), { quietDeps: true, loadPaths: [modules] })

const tokens = new Map(
  [...readFileSync(join(here, '_tokens.scss'), 'utf8').matchAll(/^\$([\w-]+): (#[0-9a-f]{6});$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
)

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(share => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const token = (name: string): string => {
  const value = tokens.get(name)
  assert.ok(value, `no token ${name}`)
  return value
}

test('contrast is computed as WCAG says', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#ffffff', '#767676').toFixed(2), '4.54')
})

test('every token has the contrast that the design gives it', () => {
  const onWhite: readonly [string, string][] = [
    ['ink', '15.8'],
    ['muted', '6.5'],
    ['pine', '10.8'],
    ['link', '7.5'],
    ['link-hover', '13.8'],
    ['link-visited', '8.8'],
    ['rule', '3.8'],
    ['late', '8.0'],
    ['improvement', '5.3'],
    ['concern', '4.7'],
    ['common', '4.6'],
    ['neutral', '9.9'],
  ]
  for (const [name, expected] of onWhite)
    assert.equal(contrast(token(name), '#ffffff').toFixed(1), expected, name)
  assert.equal(contrast(token('ink'), token('focus')).toFixed(1), '13.0')
})

test('words are readable on the ground too, and lines are seen', () => {
  for (const name of ['ink', 'muted', 'link', 'link-hover', 'link-visited', 'late'])
    assert.ok(contrast(token(name), token('ground')) >= 4.5, name)
  assert.ok(contrast(token('rule'), token('ground')) >= 3)
})

test('nothing of the NHS identity is in the style sheet', () => {
  assert.deepEqual(identityOfOthers(css), [])
  assert.doesNotMatch(css, /https?:/)
})

test('what must not be there would be found', () => {
  const planted: readonly [string, string][] = [
    ['a { color: #005EB8 }', 'NHS blue'],
    ['a { color: rgb(0, 94, 184) }', 'NHS blue'],
    ['body { font-family: "Frutiger W01" }', 'Frutiger'],
    ['src: url("https://assets.nhs.uk/fonts/x.woff2")', 'something fetched from the NHS'],
    ['<form action="https://www.nhs.uk/search/results">', 'NHS.UK search'],
    ['<p>© NHS England</p>', 'NHS copyright'],
    ['<p>© Crown copyright</p>', 'NHS copyright'],
    ['<span class="nhsuk-header__logo">', 'NHS logo'],
  ]
  for (const [text, what] of planted) assert.ok(identityOfOthers(text).includes(what), what)
  assert.deepEqual(identityOfOthers('Contains OS data © Crown copyright and database right 2021'), [])
})

test('our type, page width and focus are in the style sheet', () => {
  assert.match(css, /html \{\s*font-family: "Atkinson Hyperlegible Next", arial, sans-serif/)
  assert.match(css, /max-width: 1100px/)
  assert.match(css, /#ffeb3b/)
  assert.match(css, /font-variant-numeric: tabular-nums/)
})

test('every file that the style sheet asks for is there', () => {
  const require = createRequire(import.meta.url)
  const fonts = join(dirname(require.resolve('@fontsource/atkinson-hyperlegible-next/package.json')), 'files')
  const wanted = new Set([...css.matchAll(/url\("?(\/assets\/[^")]+)"?\)/g)].map(found => found[1] ?? ''))
  assert.ok(wanted.size > 4)
  for (const path of wanted) {
    const name = path.slice('/assets/'.length)
    const isThere = name.startsWith('fonts/')
      ? readdirSync(fonts).includes(name.slice('fonts/'.length))
      : existsSync(join(here, '..', 'assets', name))
    assert.ok(isThere, path)
  }
})
