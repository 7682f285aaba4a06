import type { Day, Instant } from '#kit'
import { countOf, DataTable, dayInWords, instantInWords, LeadSentence } from '#web'
import type { DecisionLetter } from '../letters.ts'
import { CaseTabs } from './case-tabs.tsx'
import { CaseLine, type OpenedCase } from './opened-case.tsx'

/** Without what it says: a letter of invitation carries a code that nobody but its reader may use. */
export type Letter = {
  readonly kind: 'letter' | 'email'
  readonly title: string
  readonly recipient: string
  readonly created_at: Instant
  readonly state: keyof typeof stateWords
}
export type LettersModel = {
  readonly opened: OpenedCase
  readonly letters: readonly Letter[]
  /** Written elsewhere, and recorded as sent. */
  readonly decisions: readonly DecisionLetter[]
  readonly today: Day
}

const stateWords = {
  waiting: 'waiting to go out',
  sent: 'sent',
  shown: 'not sent: a demonstration only shows its letters',
  failed: 'could not be delivered',
  stopped: 'stopped before it went out',
} as const

export function LettersPage({ opened, letters, decisions, today }: LettersModel) {
  const count = letters.length + decisions.length
  return (
    <>
      <h1>Letters</h1>
      <CaseLine {...opened} />
      <LeadSentence>
        {count === 0 ? 'No letter is recorded.' : `${countOf(count, 'letter')} recorded.`}
      </LeadSentence>
      <CaseTabs caseHref={opened.caseHref} current="/letters" />
      <DataTable
        id="letters"
        caption="Letters and e-mail about this case"
        asAt={`as at ${dayInWords(today)}`}
        columns={[{ heading: 'About' }, { heading: 'To' }, { heading: 'Written' }, { heading: 'Standing' }]}
        rows={[
          ...decisions.map(({ on, to }) => ['Decision', to, dayInWords(on), 'recorded as sent']),
          ...letters.map(each => [
            each.title,
            each.recipient.split('\n')[0] ?? '',
            instantInWords(each.created_at),
            stateWords[each.state],
          ]),
        ]}
        total={count}
        empty={{
          why: 'Nothing has been written about this case.',
          fills:
            'A letter is written when somebody who acts for the person is invited; a decision letter is recorded when it was sent.',
        }}
      />
    </>
  )
}
