import type { Day } from '#kit'
import { Button, DataTable, dayInWords, Panel } from '#web'
import { type CaseState, stateTitles } from '../case.ts'

type Receipt = {
  readonly reference: string
  readonly receivedOn: Day
  readonly state: CaseState
  readonly place: string
  readonly decidedOn: Day | null
}
export type SentReferralsModel = {
  readonly just: Receipt | undefined
  readonly receipts: readonly Receipt[]
  readonly today: Day
}

export function SentReferralsPage({ just, receipts, today }: SentReferralsModel) {
  return (
    <>
      {just ? (
        <Panel heading="Referral received">
          Your reference <strong>{just.reference}</strong>
        </Panel>
      ) : (
        <h1>Referrals you sent</h1>
      )}
      {just && (
        <p>Received on {dayInWords(just.receivedOn)}. The individual care unit will name a coordinator.</p>
      )}
      <DataTable
        id="receipts"
        caption="Referrals you sent"
        asAt={`as at ${dayInWords(today)}`}
        columns={[
          { heading: 'Reference' },
          { heading: 'Received' },
          { heading: 'Place' },
          { heading: 'How far it is' },
        ]}
        rows={receipts.map(each => [
          each.reference,
          dayInWords(each.receivedOn),
          each.place,
          each.decidedOn
            ? `${stateTitles[each.state]} on ${dayInWords(each.decidedOn)}`
            : stateTitles[each.state],
        ])}
        total={receipts.length}
        empty={{
          why: 'You have sent no referral yet.',
          fills: 'A completed Checklist that you send appears here.',
        }}
      />
      <Button href="/refer">Send another referral</Button>
    </>
  )
}
