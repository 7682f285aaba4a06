import { type Day, type Instant, spellNhsNumber } from '#kit'
import { Button, DueDate, dayInWords, Link, SummaryList, Timeline, type TimelineEntry } from '#web'
import { type Case, type Person, stateTitles } from '../case.ts'

export type CaseAction = { readonly title: string; readonly href: string }
export type CaseModel = {
  readonly heading: string
  readonly case: Case
  readonly person: Person
  readonly place: string
  readonly today: Day
  readonly version: number
  readonly coordinator: string | null
  readonly limits: readonly {
    readonly title: string
    readonly startedOn: Day
    readonly dueOn: Day | null
    readonly stoppedOn: Day | null
    readonly outcome: string | null
    readonly how: readonly string[]
  }[]
  readonly timeline: readonly TimelineEntry[]
  readonly removed: readonly {
    readonly name: string
    readonly removedAt: Instant
    readonly authority: string
  }[]
  readonly actions: readonly CaseAction[]
  readonly base: string
}

export function CasePage(model: CaseModel) {
  const { case: found, person } = model
  return (
    <>
      <h1>{model.heading}</h1>
      <p>
        NHS number {spellNhsNumber(person.nhsNumber)} · born {dayInWords(person.bornOn)} · reference{' '}
        {found.reference}
        {person.diedOn && ` · died ${dayInWords(person.diedOn)}`}
      </p>
      <TimeLimits {...model} />
      <div class="app-case">
        <div class="app-case__side">
          <h2>Who is in charge</h2>
          <SummaryList
            rows={[
              { key: 'Where it stands', value: stateTitles[found.state] },
              { key: 'Coordinator', value: model.coordinator ?? 'nobody yet' },
              { key: 'Place', value: model.place },
              { key: 'Commissioner', value: found.commissioner },
            ]}
          />
          <p>
            <Link href={`${model.base}/looked`}>Who has looked at this</Link>
          </p>
        </div>
        <div class="app-case__main">
          <h2>What can be done next</h2>
          {model.actions.length === 0 ? (
            <p>Nothing by you, as the case stands.</p>
          ) : (
            <p>
              {model.actions.map(action => (
                <Button href={`${model.base}/${action.href}`}>{action.title}</Button>
              ))}
            </p>
          )}
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

function TimeLimits({ limits, today }: CaseModel) {
  if (limits.length === 0)
    return <p class="nhsuk-lede-text">No time limit is running: full consideration was not asked for.</p>
  return (
    <ul class="nhsuk-list app-limits">
      {limits.map(limit => (
        <li>
          <strong>{limit.title}</strong>:{' '}
          {limit.outcome === 'withdrawn' ? (
            'withdrawn'
          ) : (
            <DueDate due={limit.dueOn} today={today} stopped={limit.stoppedOn} how={limit.how} />
          )}
        </li>
      ))}
    </ul>
  )
}
