/** In which encoding a text is written, told by its first bytes. */
export const textEncodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type TextEncoding = (typeof textEncodings)[number]

export function encodingOf(start: Buffer): TextEncoding {
  return byMark(start) ?? byZeros(start) ?? (isUtf8(start) ? 'utf-8' : 'windows-1252')
}

function byMark(start: Buffer): TextEncoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined
}

const looked = 4_096
const most = 0.4

/** Without a mark UTF-16 shows itself by its zeros: every other byte of a Latin letter is one. */
function byZeros(start: Buffer): TextEncoding | undefined {
  const pairs = Math.floor(Math.min(start.length, looked) / 2)
  const zeros = [0, 0]
  for (let at = 0; at < pairs * 2; at += 1) if (start[at] === 0) zeros[at % 2]! += 1
  const [even, odd] = zeros.map(count => count / Math.max(pairs, 1)) as [number, number]
  if (odd > most && even < most / 4) return 'utf-16le'
  return even > most && odd < most / 4 ? 'utf-16be' : undefined
}

/** A character cut at the end of the look is no fault. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch (cause) {
    if (cause instanceof TypeError) return false
    throw cause
  }
}
