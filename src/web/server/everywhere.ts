/** Pages that belong to no system of ours, and where somebody goes on who found nothing. */
import type { System } from '#platform'

export const everywhere: System = {
  ...{ system: 'england', name: 'England', fixedToday: null, demonstration: false },
}

export const wayOnFrom = (system: System): { readonly text: string; readonly href: string } =>
  system === everywhere
    ? { text: 'Choose an area', href: '/' }
    : { text: `First page of ${system.name}`, href: `/${system.system}` }
