/** A rule of the house that a file breaks. `rule` is the name by which it fails. */
export type Fault = { readonly rule: string; readonly where: string; readonly what: string }

export const inWords = (faults: readonly Fault[]): string =>
  faults.map(({ rule, where, what }) => `${where}: ${rule}: ${what}`).join('\n')
