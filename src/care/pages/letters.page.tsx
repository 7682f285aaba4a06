import type { Day, Instant } from '#kit'
import { countOf, DataTable, dayInWords, instantInWords, LeadSentence } from '#web'
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
  readonly today: Day
}

const stateWords = {
  waiting: 'waiting to go out',
  sent: 'sent',
  shown: 'not sent: a demonstration only shows its letters',
  failed: 'could not be delivered',
  stopped: 'stopped before it went out',
} as const

export function LettersPage({ opened, letters, today }: LettersModel) {
  return (
    <>
      <h1>Letters</h1>
      <CaseLine {...opened} />
      <LeadSentence>
        {letters.length === 0
          ? 'No letter was written from here.'
          : `${countOf(letters.length, 'letter')} written from here.`}
      </LeadSentence>
      <CaseTabs caseHref={opened.caseHref} current="/letters" />
      <DataTable
        id="letters"
        caption="Letters and e-mail about this case, newest first"
        asAt={`as at ${dayInWords(today)}`}
        columns={[{ heading: 'About' }, { heading: 'To' }, { heading: 'Written' }, { heading: 'Standing' }]}
        rows={letters.map(each => [
          each.title,
          each.recipient.split('\n')[0] ?? '',
          instantInWords(each.created_at),
          stateWords[each.state],
        ])}
        total={letters.length}
        empty={{
          why: 'Nothing has been written about this case.',
          fills:
            'A letter is written when somebody who acts for the person is invited, and when a decision is sent.',
        }}
      />
    </>
  )
}
