import { dayInWords, EmptyState, LeadSentence, SummaryList, Table } from '#web'
import { type Assessed, type Found, type Graded, isNothingFound, type Screened } from '../found.ts'
import { frameworkInWords } from '../frameworks.ts'
import { unverifiedInReferrals, unverifiedRulesOf } from '../unverified-rules.ts'
import { CaseTabs } from './case-tabs.tsx'
import { CaseLine, type OpenedCase } from './opened-case.tsx'
import { UnverifiedRules } from './unverified.tsx'

export type AssessmentModel = { readonly opened: OpenedCase; readonly found: Found }

export function AssessmentPage({ opened, found }: AssessmentModel) {
  const rules = [
    ...(found.assessments.length > 0 ? unverifiedRulesOf('hold-meeting') : []),
    ...(found.checklists.length > 0 ? unverifiedInReferrals : []),
  ]
  return (
    <>
      <h1>What was found</h1>
      <CaseLine {...opened} />
      <LeadSentence>{answerOf(found)}</LeadSentence>
      <CaseTabs caseHref={opened.caseHref} current="/assessment" />
      {isNothingFound(found) && (
        <EmptyState
          why="Neither a Checklist nor a meeting of the team is recorded."
          fills="The meeting’s assessment is recorded by a nurse assessor or social worker."
        />
      )}
      <FoundInFull found={found} />
      <p class="nhsuk-hint">This case is judged by: {frameworkInWords(opened.case.receivedOn)}.</p>
      <UnverifiedRules rules={rules} />
    </>
  )
}

function answerOf({ assessments: [last], recommendations: [recommended] }: Found): string {
  if (recommended) return `The team recommends: ${recommended.outcome}.`
  if (!last) return 'The team has not met yet.'
  return last.indication === null
    ? `The team met on ${dayInWords(last.on)}; what it found is not recorded here.`
    : `The team met on ${dayInWords(last.on)}. ${indicationInWords[last.indication]}`
}

const indicationInWords = {
  clear: 'The levels clearly indicate eligibility.',
  judgement: 'The levels leave it to judgement on the four characteristics.',
} as const

/** Everything that was found, the last first: also above the form of whoever verifies it. */
export function FoundInFull({ found }: { found: Found }) {
  return (
    <>
      {found.recommendations.map(each => (
        <>
          <h2>Recommendation, {dayInWords(each.on)}</h2>
          <Said
            rows={[
              ['Recommendation', each.outcome],
              ['Reasons', each.reasons],
              ['Who does not agree, and why', each.dissent],
            ]}
          />
        </>
      ))}
      {found.councilViews.map(each => (
        <>
          <h2>The council’s view, {dayInWords(each.on)}</h2>
          <Said
            rows={[
              ['View', each.view],
              ['Its reasons', each.reasons],
            ]}
          />
        </>
      ))}
      {found.assessments.map(each => (
        <Meeting {...each} />
      ))}
      {found.checklists.map(each => (
        <Checklist {...each} />
      ))}
    </>
  )
}

function Meeting({ on, setting, present, indication, domains, needs, disagreement }: Assessed) {
  const day = dayInWords(on)
  return (
    <>
      <h2>Assessment meeting, {day}</h2>
      <Said
        rows={[
          ['Where the person was', setting ?? 'not stated'],
          ['Who took part', present.join(', ')],
          ['What the levels say', indication && indicationInWords[indication]],
          ['Disagreement', disagreement],
        ]}
      />
      {domains.length === 0 && <p>No levels are recorded for this meeting.</p>}
      <Levels caption={`Decision Support Tool of ${day}`} domains={domains} />
      {needs.map(({ title, text }) => (
        <>
          <h3>{title}</h3>
          <p>{text}</p>
        </>
      ))}
    </>
  )
}

function Checklist({ on, because, reasonsToProceed, domains }: Screened) {
  const day = dayInWords(on)
  return (
    <>
      <h2>Checklist, {day}</h2>
      <Said
        rows={[
          ['Why', because],
          ['Reasons to proceed', reasonsToProceed],
        ]}
      />
      <Levels caption={`Checklist of ${day}; * starred domain`} domains={domains} />
    </>
  )
}

type LevelsProps = { readonly caption: string; readonly domains: readonly Graded[] }

function Levels({ caption, domains }: LevelsProps) {
  if (domains.length === 0) return null
  return (
    <Table
      caption={caption}
      head={[{ text: 'Domain' }, { text: 'Level' }]}
      rows={domains.map(({ title, level }) => [title, level])}
      firstCellIsHeader
    />
  )
}

/** Only what was said. */
function Said({ rows }: { rows: readonly (readonly [string, string | null])[] }) {
  const said = rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))
  return said.length === 0 ? null : <SummaryList rows={said} />
}
