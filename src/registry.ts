/** What the areas define, put together: rules, acts and kinds of import. Pages are put together in `app.ts`. */
import {
  caseloadChoice,
  caseloadExporter,
  caseloadKind,
  nationalSetChoice,
  representativesKind,
  sheetChoice,
} from '#care'
import { careActs, clockRules as careClockRules } from '#care/definitions'
import { referenceKinds, smallAreaKinds, systemDivisionKinds } from '#footprints'
import { footprintActs } from '#footprints/definitions'
import type { ActRule, ImportChoice, ImportKind } from '#platform'
import { publishingKinds } from '#publishing'
import { publishingActs } from '#publishing/definitions'
import { adminActs, importActs, peopleImport, signInActs } from '#web'

export const clockRules = [...careClockRules]

export const acts: readonly ActRule[] = [
  ...careActs,
  ...Object.values(publishingActs),
  ...footprintActs,
  ...signInActs,
  ...adminActs,
  ...importActs,
]

/** What a demonstration system is made of, in the order in which one builds on another. */
export const demonstrationKinds: readonly ImportKind[] = [
  ...systemDivisionKinds,
  peopleImport,
  ...publishingKinds,
] as readonly ImportKind[]

/** People and their cases: after everything that they refer to. */
export const caseloadKinds: readonly ImportKind[] = [
  caseloadKind,
  representativesKind,
] as readonly ImportKind[]

/** Everything that can be imported by name. */
export const importKinds: readonly ImportKind[] = [
  ...referenceKinds,
  ...smallAreaKinds,
  ...demonstrationKinds,
  ...caseloadKinds,
]

/** What somebody may bring in by the page, in the order in which it is offered. */
export const importChoices: readonly ImportChoice[] = [sheetChoice, caseloadChoice, nationalSetChoice]

/** Everything that can be taken out by name. */
export const exporters = [caseloadExporter]
