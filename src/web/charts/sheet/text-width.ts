/**
 * How wide words will be, without a browser: widths of kinds of letters in our typeface, as a share of its height,
 * rather too wide than too narrow. A test in the browser holds them to the real ones.
 */
const widths: readonly (readonly [letters: RegExp, share: number])[] = [
  [/[ilj.,:;'|!()[\]’·]/, 0.3],
  [/[ftr \-/I]/, 0.4],
  [/[mwMW@%]/, 0.92],
  [/[A-Z0-9£&+−–_=#]/, 0.69],
]
const other = 0.58

const known = new Map<string, number>()

function letterWidth(letter: string): number {
  const found = known.get(letter)
  if (found !== undefined) return found
  const share = widths.find(([letters]) => letters.test(letter))?.[1] ?? other
  known.set(letter, share)
  return share
}

export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return width * size
}

/** Words in lines that are no wider than `width`; a single word that is wider is cut, and says so. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(word => word !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(cutText(word, size, width))
  }
  return lines
}

/** A text that fits, with an ellipsis where something had to go. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('')}…`
}

/** At most so many lines; what is left out is marked. */
export function wrapInto(text: string, size: number, width: number, most: number): string[] {
  const lines = wrapText(text, size, width)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cutText(`${lines.slice(most - 1).join(' ')}`, size, width)]
}
