import { type Day, type Instant, spellNhsNumber } from '#kit'
import { agoInWords, Button, dayInWords, Link, SummaryList, Timeline, type TimelineEntry } from '#web'
import { type Case, outcomeTitles, type Person, pathwayTitles, stateTitles } from '../case.ts'
import type { Told } from '../family/tell-us.ts'
import { frameworkInWords } from '../frameworks.ts'
import { referenceInWords } from '../local-id.ts'
import { authorityTitles, type Representative } from '../store/representatives.ts'
import { CaseTabs } from './case-tabs.tsx'
import { type LimitModel, TimeLimits } from './time-limits.tsx'

export type CaseAction = { readonly title: string; readonly href: string; readonly isNextStep: boolean }
export type CaseModel = {
  readonly heading: string
  readonly case: Case
  readonly person: Person
  /** What its keeper called it, where it came in from elsewhere. */
  readonly keptAs: string | null
  readonly place: string
  readonly commissioner: string
  readonly today: Day
  readonly version: number
  readonly coordinator: string | null
  readonly limits: readonly LimitModel[]
  readonly timeline: readonly TimelineEntry[]
  readonly removed: readonly {
    readonly name: string
    readonly removedAt: Instant
    readonly authority: string
  }[]
  readonly actions: readonly CaseAction[]
  readonly family: readonly Representative[]
  /** What they told the unit, the last first. */
  readonly told: readonly Told[]
  readonly base: string
}

export function CasePage(model: CaseModel) {
  const { case: found, person } = model
  return (
    <>
      <h1>{model.heading}</h1>
      <p>
        NHS number {spellNhsNumber(person.nhsNumber)} · born {dayInWords(person.bornOn)} · reference{' '}
        {referenceInWords(found.reference, model.keptAs)}
        {person.diedOn && ` · died ${dayInWords(person.diedOn)}`}
      </p>
      <TimeLimits {...model} />
      <Waiting case={found} today={model.today} />
      <CaseTabs caseHref={model.base} current="" />
      <div class="app-case">
        <div class="app-case__side">
          <h2>Who is in charge</h2>
          <SummaryList
            rows={[
              { key: 'Where it stands', value: whereItStands(model) },
              { key: 'Coordinator', value: model.coordinator ?? 'nobody yet' },
              { key: 'Place', value: model.place },
              { key: 'Commissioner', value: model.commissioner },
              { key: 'Pathway', value: pathwayTitles[found.pathway] },
              { key: 'Judged by', value: frameworkInWords(found.receivedOn) },
              ...(found.inherited ? [{ key: 'Came', value: 'with the service, from another unit' }] : []),
            ]}
          />
          <Family {...model} />
        </div>
        <div class="app-case__main">
          <h2>What can be done next</h2>
          <Actions {...model} />
          <h2>What happened</h2>
          <Timeline label="What happened, newest first" entries={model.timeline} />
          {model.removed.map(gone => (
            <p>An entry was removed by law: {gone.authority}.</p>
          ))}
        </div>
      </div>
    </>
  )
}

/** Who acts for the person, on what authority, and what they said that they need. */
function Family({ family, told }: CaseModel) {
  return (
    <>
      <h2>Family</h2>
      {family.length === 0 ? (
        <p>Nobody who acts for the person is recorded.</p>
      ) : (
        <ul class="nhsuk-list">
          {family.map(each => (
            <li>
              <strong>{each.name}</strong>, {each.relationship} ({authorityTitles[each.authority]}, checked{' '}
              {dayInWords(each.checkedOn)})
            </li>
          ))}
        </ul>
      )}
      {told.map(each => (
        <p>
          {each.about}, {dayInWords(each.on)}
          {each.text && `: ${each.text}`}
        </p>
      ))}
    </>
  )
}

function whereItStands({ case: found }: CaseModel): string {
  if (found.outcome && found.decidedOn) return `${stateTitles[found.state]}: ${outcomeTitles[found.outcome]}`
  return stateTitles[found.state]
}

type WaitingProps = {
  readonly case: Pick<Case, 'waitingFor' | 'waitingSince' | 'bookedOn'>
  readonly today: Day
}

/** Whom the case waits for, and what is booked. */
export function Waiting({ case: { waitingFor, waitingSince, bookedOn }, today }: WaitingProps) {
  if (!waitingFor && !bookedOn) return null
  return (
    <p>
      {waitingFor && waitingSince && `Waiting for ${waitingFor}, asked ${agoInWords(waitingSince, today)}. `}
      {bookedOn && `Booked for ${dayInWords(bookedOn)}.`}
    </p>
  )
}

/** The next steps as buttons; everything else that is allowed as links, so that a page is not a wall of buttons. */
function Actions({ actions, base }: CaseModel) {
  if (actions.length === 0) return <p>Nothing by you, as the case stands.</p>
  const others = actions.filter(action => !action.isNextStep)
  return (
    <>
      <p>
        {actions
          .filter(action => action.isNextStep)
          .map(action => (
            <>
              <Button href={`${base}/${action.href}`}>{action.title}</Button>{' '}
            </>
          ))}
      </p>
      {others.length > 0 && (
        <ul class="nhsuk-list">
          {others.map(action => (
            <li>
              <Link href={`${base}/${action.href}`}>{action.title}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
