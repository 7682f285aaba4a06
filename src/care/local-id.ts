/**
 * What a case is called by whoever kept it. Two units can both have a case M/001, so the reference is kept with whose
 * numbering it is: “example-unit: M/001”. References of the whole system stand alone.
 */
export type LocalId = {
  /** The short name of whoever numbers so; null where the references are the whole system's. */
  readonly numbering: string | null
  readonly reference: string
}

const name = '[a-z0-9][a-z0-9-]{0,60}'
const nameOfNumbering = new RegExp(`^${name}$`)
const withNumbering = new RegExp(`^(${name}): ([^]+)$`)

export const isNumbering = (text: string): boolean => nameOfNumbering.test(text)

export const longestReference = 100
/** With the longest numbering before it. */
export const longestLocalId = 61 + ': '.length + longestReference

/** `numbering` is empty where the references are the whole system's. What is no reference stays none. */
export const localIdOf = (numbering: string, reference: string): string =>
  numbering === '' || reference === '' ? reference : `${numbering}: ${reference}`

export function readLocalId(localId: string): LocalId {
  const found = withNumbering.exec(localId)
  return found ? { numbering: found[1]!, reference: found[2]! } : { numbering: null, reference: localId }
}

/** As a nurse reads it: “M/001 (example-unit)”. */
export function localIdInWords(localId: string): string {
  const { numbering, reference } = readLocalId(localId)
  return numbering === null ? reference : `${reference} (${numbering})`
}

/** Our own reference, and what its keeper called the case where it came in from elsewhere. */
export const referenceInWords = (reference: string, localId: string | null): string =>
  localId === null ? reference : `${reference}, kept elsewhere as ${localIdInWords(localId)}`

/** As somebody types it: “M/001”, “example-unit: M/001”, or as a page shows it. */
export function typedLocalId(text: string): LocalId {
  const shown = new RegExp(`^([^]+) \\((${name})\\)$`).exec(text.trim())
  return shown ? { numbering: shown[2]!, reference: shown[1]! } : readLocalId(text.trim())
}

/** For searching by equality: without its numbering, in capitals, without spaces. */
export const plainReference = (localId: string): string =>
  readLocalId(localId).reference.toUpperCase().replaceAll(/\s/g, '')
