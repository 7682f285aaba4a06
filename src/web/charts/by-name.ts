const collator = new Intl.Collator('en-GB')

/** Names as a reader looks for them. Nothing is ranked by its value. */
export const byName = <T extends { readonly name: string }>(named: readonly T[]): T[] =>
  [...named].sort((one, other) => collator.compare(one.name, other.name))
