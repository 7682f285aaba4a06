import type { Instant } from '#kit'
import type { Health, JobState, OutboxRow, OutboxStanding, SealedHead } from '#platform'
import { DataTable, LeadSentence, SummaryList } from '../components/index.ts'
import { countOf, instantInWords, listInWords, numberInWords } from '../words.ts'
import { AdminTabs } from './tabs.tsx'

export type HealthModel = {
  /** The real time, also where a demonstration lives on another day: files and jobs run in it. */
  readonly now: Instant
  readonly node: string
  readonly upSeconds: number
  readonly health: Health
  readonly head: SealedHead | undefined
  readonly jobs: readonly JobState[]
  readonly standing: readonly OutboxStanding[]
  readonly messages: readonly OutboxRow[]
}

export function HealthPage(model: HealthModel) {
  return (
    <>
      <h1>Is it healthy?</h1>
      <AdminTabs current="/admin" />
      <LeadSentence>{answerOf(model)}</LeadSentence>
      <Installation {...model} />
      <Jobs {...model} />
      <Outbox {...model} />
    </>
  )
}

/** What is wrong, or that nothing is. */
export function answerOf({ jobs, standing }: Pick<HealthModel, 'jobs' | 'standing'>): string {
  const troubled = jobs.filter(job => job.lastOutcome === 'failed' || job.lastOutcome === 'died')
  const failed = standing
    .filter(each => each.state === 'failed')
    .reduce((sum, each) => sum + each.messages, 0)
  const troubles = [
    ...(troubled.length
      ? [`the last run of ${listInWords(troubled.map(job => job.name))} did not end well`]
      : []),
    ...(failed ? [`${countOf(failed, 'message')} could not be delivered`] : []),
  ]
  if (troubles.length === 0) return 'Yes, as far as the product can tell: every job’s last run ended well.'
  return `Not quite: ${listInWords(troubles)}.`
}

const bytesInWords = (bytes: number): string => `${numberInWords(Math.round(bytes / 1_048_576))} MB`

function upInWords(seconds: number): string {
  if (seconds < 3_600) return countOf(Math.floor(seconds / 60), 'minute')
  return seconds < 172_800
    ? countOf(Math.floor(seconds / 3_600), 'hour')
    : countOf(Math.floor(seconds / 86_400), 'day')
}

const Installation = ({ health, head, node, upSeconds }: HealthModel) => (
  <>
    <h2>Installation</h2>
    <SummaryList
      rows={[
        { key: 'Running for', value: upInWords(upSeconds) },
        { key: 'Node', value: node },
        { key: 'PostgreSQL', value: `${health.postgresql}, ${bytesInWords(health.databaseBytes)}` },
        { key: 'Connections', value: numberInWords(health.connections) },
        { key: 'Newest migration', value: health.newestMigration },
        {
          key: 'Audit trail sealed',
          value: head ? `${instantInWords(head.sealedAt)}, block ${head.number}` : 'nothing yet',
        },
      ]}
    />
  </>
)

const outcomes = { done: 'ended well', failed: 'failed', died: 'its process ended while it ran' } as const

const Jobs = ({ jobs, now }: HealthModel) => (
  <>
    <h2>Jobs</h2>
    <DataTable
      id="jobs"
      caption="What the product does by itself"
      asAt={`as at ${instantInWords(now)}`}
      columns={['Job', 'Every', 'Last started', 'Outcome', 'Runs', 'Failures', 'Last trouble'].map(
        heading => ({
          heading,
          isNumeric: heading === 'Runs' || heading === 'Failures',
        }),
      )}
      rows={jobs.map(job => [
        job.name,
        job.every,
        job.lastStartedAt ? instantInWords(job.lastStartedAt) : 'never',
        job.runningSince ? 'running' : job.lastOutcome ? outcomes[job.lastOutcome] : '',
        numberInWords(job.runs),
        numberInWords(job.failures),
        job.lastFailedAt && job.lastError
          ? `${instantInWords(job.lastFailedAt)}: ${firstLine(job.lastError)}`
          : '',
      ])}
      total={jobs.length}
      empty={{ why: 'No job has run yet.', fills: 'Jobs begin when the product has started.' }}
    />
  </>
)

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

const states: Readonly<Record<string, string>> = {
  waiting: 'waiting',
  sent: 'sent',
  shown: 'shown here instead of sent',
  failed: 'failed: somebody must look',
  stopped: 'stopped',
}

const Outbox = ({ standing, messages, now }: HealthModel) => (
  <>
    <h2>Letters and e-mail</h2>
    <DataTable
      id="outbox"
      caption="How many stand where"
      asAt={`as at ${instantInWords(now)}`}
      columns={['Kind', 'State', 'Messages', 'Oldest'].map(heading => ({
        heading,
        isNumeric: heading === 'Messages',
      }))}
      rows={standing.map(each => [
        each.kind,
        states[each.state] ?? each.state,
        numberInWords(each.messages),
        instantInWords(each.oldest),
      ])}
      total={standing.length}
      empty={{ why: 'No letter and no e-mail has been written yet.' }}
    />
    {messages.length > 0 && (
      <DataTable
        id="messages"
        caption="The newest that are about nobody’s care"
        asAt={`as at ${instantInWords(now)}`}
        columns={['Written', 'Kind', 'Title', 'State', 'Attempts', 'Trouble'].map(heading => ({ heading }))}
        rows={messages.map(message => [
          instantInWords(message.created_at),
          message.kind,
          message.title,
          states[message.state] ?? message.state,
          String(message.attempts),
          message.last_error ?? '',
        ])}
        total={messages.length}
        empty={{ why: '' }}
      />
    )}
    <p>Letters about somebody’s care are read on that case, by those who may see it.</p>
  </>
)
