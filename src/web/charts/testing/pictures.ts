/** What the tests of charts share. */
import assert from 'node:assert/strict'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Picture, PictureFormat, PictureResult } from '../picture.ts'

export function drawn(result: PictureResult): Picture {
  assert.ok(result.ok, result.ok ? '' : result.refusal.message)
  return result.value
}

export const refusedBecause = (result: PictureResult): string =>
  result.ok ? 'drawn' : result.refusal.message

export const markupOf = (picture: Picture, format: PictureFormat = 'wide'): string =>
  renderToString(h('g', null, picture.draw(format).content))

export const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ')
