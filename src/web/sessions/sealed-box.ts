/** Text that only the holder of a secret can read or make: AES-256-GCM under a key drawn from the secret. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const keyFrom = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `answerable ${purpose}`, 32))

/** A box sealed for one purpose does not open for another. */
export function sealed(secret: string, purpose: string, text: string): string {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, purpose), start)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), body]).toString('base64url')
}

/** Undefined when the box was made with another secret, for another purpose, or was changed. */
export function unsealed(secret: string, purpose: string, box: string): string | undefined {
  const bytes = Buffer.from(box, 'base64url')
  if (bytes.length < 28) return undefined
  const cipher = createDecipheriv('aes-256-gcm', keyFrom(secret, purpose), bytes.subarray(0, 12), {
    authTagLength: 16,
  })
  cipher.setAuthTag(bytes.subarray(12, 28))
  const body = cipher.update(bytes.subarray(28))
  try {
    return Buffer.concat([body, cipher.final()]).toString('utf8')
  } catch (cause) {
    // The only way final() fails is that the tag does not fit: somebody else's box.
    if (cause instanceof Error) return undefined
    throw cause
  }
}

/** An identifier nobody can guess: 256 random bits. */
export const unguessable = (): string => randomBytes(32).toString('base64url')

export const hashed = (identifier: string): string => createHash('sha256').update(identifier).digest('hex')

export const signatureOf = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(parts.join('\n')).digest('base64url')
