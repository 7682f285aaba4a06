import type { Day, Refusal } from '#kit'
import { BackLink, Button, countOf, Input, LeadSentence, messagesOf, Problems, Select } from '#web'
import { AssignForm, type TickRow } from './assigning.page.tsx'

type Choice = { readonly id: string; readonly text: string }
export type RebalanceModel = {
  readonly system: string
  readonly team: { readonly team: string; readonly name: string }
  readonly today: Day
  readonly refusal: Refusal | null
  readonly from: string
  readonly fromName: string
  readonly chosen: string
  readonly count: number
  /** Who has cases that can be moved. */
  readonly carriers: readonly Choice[]
  readonly coordinators: readonly Choice[]
  readonly rows: readonly TickRow[]
}

export function RebalancePage(model: RebalanceModel) {
  const { system, team, refusal, rows, from } = model
  return (
    <>
      <BackLink href={`/${system}/work/teams/${team.team}`}>Back to the {team.name}</BackLink>
      <Problems refusal={refusal} />
      <h1>Share out the work</h1>
      <LeadSentence>
        {from === ''
          ? 'Choose whose cases are shared out.'
          : `${countOf(rows.length, 'case')} proposed to move from ${model.fromName}.`}
      </LeadSentence>
      <ProposalForm {...model} />
      {from !== '' && (
        <>
          <p>
            Proposed first: cases without a booked meeting or review, then those received last. They lose
            least by a new face. Untick those that should stay.
          </p>
          <AssignForm
            {...model}
            id="proposed"
            caption={`Cases of ${model.fromName} proposed to change hands`}
            total={rows.length}
            message={messagesOf(refusal).get('coordinator')}
            chooseLabel="Who takes them over?"
            button="Move the cases that are ticked"
            empty="There is no open case to move."
          />
        </>
      )}
    </>
  )
}

/** Asks for another proposal; nothing changes by it. */
function ProposalForm({ carriers, coordinators, from, chosen, count }: RebalanceModel) {
  const items = (choices: readonly Choice[]) => [
    { value: '', text: 'Choose' },
    ...choices.map(({ id, text }) => ({ value: id, text })),
  ]
  return (
    <form method="get" class="app-filter app-filter--standing">
      <Select id="from" name="from" label="From" value={from} items={items(carriers)} />
      <Select id="to" name="to" label="To" value={chosen} items={items(coordinators)} />
      <Input id="count" name="count" label="How many" value={String(count)} width={3} inputmode="numeric" />
      <Button variant="secondary">Propose</Button>
    </form>
  )
}
