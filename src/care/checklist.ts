/**
 * The NHS continuing healthcare Checklist: eleven domains, each A (high), B or C. Positive if two or more are A;
 * or five or more are B; or one is A and four are B; or a starred domain is A. (National Framework; read in a
 * secondary source.)
 */
import type { LevelRow } from '#web'

export const checklistDomains = {
  breathing: { title: 'Breathing', starred: true },
  nutrition: { title: 'Nutrition', starred: false },
  continence: { title: 'Continence', starred: false },
  skin: { title: 'Skin integrity', starred: false },
  mobility: { title: 'Mobility', starred: false },
  communication: { title: 'Communication', starred: false },
  psychological: { title: 'Psychological and emotional needs', starred: false },
  cognition: { title: 'Cognition', starred: false },
  behaviour: { title: 'Behaviour', starred: true },
  medication: { title: 'Drug therapies and medication: symptom control', starred: true },
  consciousness: { title: 'Altered states of consciousness', starred: true },
} as const

export type ChecklistDomain = keyof typeof checklistDomains
export const checklistDomainIds = Object.keys(checklistDomains) as ChecklistDomain[]
export const checklistLevels = ['A', 'B', 'C'] as const
export const checklistLevelTitles = { A: 'A, high', B: 'B, moderate', C: 'C, low' } as const
export type ChecklistLevel = (typeof checklistLevels)[number]
export type Checklist = Readonly<Record<ChecklistDomain, ChecklistLevel>>

export const checklistRows: readonly LevelRow[] = checklistDomainIds.map(id => ({
  id,
  title: checklistDomains[id].title,
  levels: checklistLevels.map(level => ({ value: level, text: checklistLevelTitles[level] })),
}))

export type Screening = {
  readonly positive: boolean
  /** Which rule was met, or why none was, in words. */
  readonly because: string
}

export function screen(checklist: Checklist): Screening {
  const ratedA = checklistDomainIds.filter(domain => checklist[domain] === 'A')
  const b = checklistDomainIds.filter(domain => checklist[domain] === 'B').length
  const starred = ratedA.find(domain => checklistDomains[domain].starred)
  if (starred) return { positive: true, because: `${checklistDomains[starred].title} is rated A` }
  if (ratedA.length >= 2) return { positive: true, because: `${ratedA.length} domains are rated A` }
  if (b >= 5) return { positive: true, because: `${b} domains are rated B` }
  if (ratedA.length === 1 && b >= 4)
    return { positive: true, because: `one domain is rated A and ${b} are rated B` }
  return { positive: false, because: `${ratedA.length} rated A and ${b} rated B are below the threshold` }
}
