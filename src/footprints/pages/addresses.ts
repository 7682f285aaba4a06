import type { Day } from '#kit'

export const organisationHref = (code: string, on: Day): string => `/england/organisations/${code}?on=${on}`
