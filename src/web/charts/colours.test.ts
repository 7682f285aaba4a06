import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bandColours, bandInks, colours } from './colours.ts'

const tokens = readFileSync(new URL('../styles/_tokens.scss', import.meta.url), 'utf8')

test('drawings have the colours of the style sheet', () => {
  for (const [name, colour] of Object.entries(colours))
    assert.match(tokens, new RegExp(`^\\$${name}: ${colour};$`, 'm'), name)
  assert.ok(tokens.includes(`$ages: ${bandColours.join(', ')};`))
})

const channel = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
const luminance = (colour: string): number =>
  [0.2126, 0.7152, 0.0722].reduce(
    (sum, weight, index) =>
      sum + weight * channel(Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16) / 255),
    0,
  )
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test('a count can be read on every band, and marks are seen on white', () => {
  for (const [band, colour] of bandColours.entries())
    assert.ok(contrast(colour, bandInks[band]!) >= 4.5, `${colour}: ${contrast(colour, bandInks[band]!)}`)
  for (const name of ['improvement', 'concern', 'common', 'neutral', 'rule', 'pine'] as const)
    assert.ok(contrast(colours[name], colours.white) >= 3, name)
})

test('bands differ in brightness, so that grey paper keeps their order', () => {
  const bright = bandColours.map(luminance)
  for (const [index, value] of bright.entries())
    assert.ok(index === 0 || contrast(bandColours[index - 1]!, bandColours[index]!) > 1.3, `${value}`)
})
