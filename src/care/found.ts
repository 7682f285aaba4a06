/** What the tools found and what the team made of it, read from what happened: for whoever verifies, explains or reviews. */
import { type Fact, standingAsTold } from '#facts'
import type { Day } from '#kit'
import {
  assessmentDomains,
  assessmentRows,
  characteristics,
  type Level,
  levelTitles,
  professions,
} from './assessment.ts'
import { type Outcome, outcomeTitles } from './case.ts'
import { type ChecklistLevel, checklistDomains, checklistLevelTitles, checklistRows } from './checklist.ts'
import { careFacts } from './facts.ts'

export type Graded = { readonly title: string; readonly level: string }
export type Explained = { readonly title: string; readonly text: string }

/** One meeting's Decision Support Tool. A meeting that was brought in from elsewhere may have no levels and no words. */
export type Assessed = {
  readonly on: Day
  readonly setting: string | null
  readonly present: readonly string[]
  readonly indication: 'clear' | 'judgement' | null
  readonly domains: readonly Graded[]
  /** Nature, intensity, complexity, unpredictability, as far as they were described. */
  readonly needs: readonly Explained[]
  readonly disagreement: string | null
}
export type Screened = {
  readonly on: Day
  readonly because: string | null
  readonly reasonsToProceed: string | null
  readonly domains: readonly Graded[]
}
export type Recommended = {
  readonly on: Day
  readonly outcome: string
  readonly reasons: string | null
  readonly dissent: string | null
}
export type CouncilView = { readonly on: Day; readonly view: string; readonly reasons: string | null }

export type Found = {
  /** The last first: an earlier meeting stays readable. */
  readonly assessments: readonly Assessed[]
  readonly recommendations: readonly Recommended[]
  readonly councilViews: readonly CouncilView[]
  readonly checklists: readonly Screened[]
}

/** Where somebody can be assessed, as the meeting's form offers it. */
export const settingTitles = {
  community: 'At home or in a care home',
  acute: 'In an acute hospital',
  other: 'Elsewhere',
} as const
/** What a council can say when it is consulted. */
export const councilViewTitles = {
  agrees: 'It agrees',
  disputes: 'It disputes',
  none: 'It gives no view',
} as const

export function foundIn(facts: readonly Fact[]): Found {
  const held = [...standingAsTold(facts)].reverse()
  const of = (...names: string[]) => held.filter(fact => names.includes(fact.name))
  return {
    assessments: of(careFacts.meetingHeld).map(assessed),
    recommendations: of(careFacts.recommended).map(recommended),
    councilViews: of(careFacts.councilViewRecorded).map(councilView),
    checklists: of(careFacts.screened, careFacts.referralReceived)
      .filter(fact => isTable(fact.detail.checklist))
      .map(screened),
  }
}

export const isNothingFound = ({ assessments, recommendations, councilViews, checklists }: Found): boolean =>
  [assessments, recommendations, councilViews, checklists].every(each => each.length === 0)

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A word of a form's choices; what a later form no longer offers is shown as it was recorded. */
const worded = (titles: Readonly<Record<string, string>>, value: unknown): string | null => {
  const given = text(value)
  return given === null ? null : (titles[given] ?? given)
}

function assessed({ occurredOn, detail }: Fact): Assessed {
  const levels = isTable(detail.domains) ? detail.domains : null
  const present = Array.isArray(detail.present) ? detail.present : []
  return {
    on: occurredOn,
    setting: worded(settingTitles, detail.setting),
    present: present.flatMap(each => worded(professions, each) ?? []),
    indication: detail.indication === 'clear' || detail.indication === 'judgement' ? detail.indication : null,
    domains: levels ? assessmentRows.map(row => gradedNeed(row.id, levels[row.id])) : [],
    needs: Object.entries(characteristics).flatMap(([name, title]) => {
      const described = text(detail[name])
      return described === null ? [] : [{ title, text: described }]
    }),
    disagreement: text(detail.disagreement),
  }
}

function gradedNeed(id: string, level: unknown): Graded {
  const { title } = assessmentDomains[id as keyof typeof assessmentDomains]
  return { title, level: levelTitles[level as Level] ?? 'not recorded' }
}

function screened({ occurredOn, detail }: Fact): Screened {
  const levels = detail.checklist as Readonly<Record<string, unknown>>
  return {
    on: occurredOn,
    because: text(detail.because),
    reasonsToProceed: text(detail.reasons) ?? text(detail.reasonsBelowThreshold),
    domains: checklistRows.map(({ id }) => {
      const { title, starred } = checklistDomains[id as keyof typeof checklistDomains]
      const level = checklistLevelTitles[levels[id] as ChecklistLevel] ?? 'not recorded'
      return { title: starred ? `${title} *` : title, level }
    }),
  }
}

const recommended = ({ occurredOn, detail }: Fact): Recommended => ({
  on: occurredOn,
  outcome: outcomeTitles[detail.outcome as Outcome] ?? String(detail.outcome),
  reasons: text(detail.reasons),
  dissent: text(detail.dissent),
})

const councilView = ({ occurredOn, detail }: Fact): CouncilView => ({
  on: occurredOn,
  view: worded(councilViewTitles, detail.view) ?? 'not recorded',
  reasons: text(detail.reasons),
})
