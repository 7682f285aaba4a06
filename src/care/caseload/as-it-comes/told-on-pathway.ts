/** A day in a column as the pathway of its row knows it. */
import { type Outcome, outcomeTitles, type PathwayId, pathwayTitles } from '../../case.ts'
import { factTitles } from '../../fact-titles.ts'
import { careFacts } from '../../facts.ts'
import { factNamesOf } from '../fact-acts.ts'
import type { MappedFact } from './mapping.ts'

type Detail = Readonly<Record<string, string>>
type Told = {
  readonly fact: string
  readonly detail: Detail
  readonly wrong?: { readonly field: string; readonly message: string }
}

/** On fast track to accept is to decide, and nobody is found not eligible: a decision is the acceptance. */
export function toldOn(pathway: string, mapped: MappedFact, detail: Detail): Told {
  const { fact, on } = mapped
  if (pathway === 'fast-track' && fact === careFacts.decisionVerified) return accepted(mapped, detail)
  const isPathway = Object.hasOwn(pathwayTitles, pathway)
  if (!isPathway || factNamesOf(pathway as PathwayId).includes(fact)) return { fact, detail }
  const field = on.column ?? fact
  const title = pathwayTitles[pathway as PathwayId]
  const what = `“${field}” (${factTitles[fact] ?? fact})`
  return { fact, detail, wrong: { field, message: `${what} is not part of the pathway ${title}` } }
}

function accepted({ detail: sources }: MappedFact, { outcome }: Detail): Told {
  const told: Told = { fact: careFacts.accepted, detail: {} }
  if (!outcome || outcome === 'eligible') return told
  const field = sources?.outcome?.column ?? 'outcome'
  const meant = outcomeTitles[outcome as Outcome] ?? outcome
  const message = `“${field}” says: ${meant}; a fast track referral is accepted or closed`
  return { ...told, wrong: { field, message } }
}
