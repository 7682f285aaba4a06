/** The pathways, by name. */
import type { ActRule, RoleId } from '#platform'
import type { CaseState, PathwayId } from '../case.ts'
import { fastTrack } from './fast-track.ts'
import { nursingCare } from './nursing-care.ts'
import { actTitles, type Pathway, type PathwayAct, rowFor, ruleOf } from './pathway.ts'
import { standard } from './standard.ts'

export const pathways: Readonly<Record<PathwayId, Pathway>> = {
  standard,
  'fast-track': fastTrack,
  'nursing-care': nursingCare,
}

/** The guard's row for an act on a pathway; undefined where the pathway has no such act. */
export function ruleFor(pathway: PathwayId, act: PathwayAct): ActRule<CaseState> | undefined {
  const row = rowFor(pathways[pathway], act)
  return row && ruleOf(row)
}

/** Everybody who may do an act on any pathway: all that can be asked before the case is found. */
export const anyPathwayRule = (act: PathwayAct): ActRule => ({
  act: `care.${act}`,
  title: actTitles[act],
  roles: [...new Set(Object.values(pathways).flatMap(each => rowFor(each, act)?.who ?? []))] as RoleId[],
  scope: 'place',
})

export { actTitles, type Pathway, type PathwayAct, type PathwayRow, rowFor, ruleOf } from './pathway.ts'
