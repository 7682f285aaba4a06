/** The text of a cell as a mapping reads it, and what is said of a cell that cannot be. */
import type { CsvRecord } from '#platform'
import type { Source } from './mapping.ts'

export type Wrong = { readonly field: string; readonly message: string }

export function textOf(source: Source | undefined, record: CsvRecord): string {
  if (!source) return ''
  const whole = (source.column === undefined ? source.constant : record[source.column])?.trim() ?? ''
  const text = partOf(whole, source.part)
  return source.values?.[text.toLowerCase()] ?? text
}

/** Forms of address are no part of a name. */
const address = /\b(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame|lady|lord|master)\b\.?\s*/gi

function partOf(whole: string, part: Source['part']): string {
  if (part === undefined) return whole
  const text = whole.replaceAll(address, '').trim()
  const [before, ...after] = text.split(',')
  const words = text.split(/\s+/)
  const parts: Record<NonNullable<Source['part']>, string> = {
    'before-comma': before!,
    'after-comma': after.join(','),
    'first-word': words[0]!,
    'last-word': words.at(-1)!,
  }
  return parts[part].trim()
}
