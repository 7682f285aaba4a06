/** A name in a table, leading to the organisation's page as it was on the day of the lists. */
import type { Day } from '#kit'
import { organisationHref } from '../addresses.ts'

export const linkedName = (of: { readonly code: string; readonly name: string }, on: Day) => ({
  text: of.name,
  href: organisationHref(of.code, on),
})
