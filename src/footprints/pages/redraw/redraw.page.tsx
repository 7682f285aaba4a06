import type { ComponentChild } from 'preact'
import type { Day, Refusal } from '#kit'
import {
  ActForm,
  Button,
  Chart,
  countOf,
  dayInWords,
  Input,
  LeadSentence,
  Link,
  messagesOf,
  numberInWords,
  type PictureResult,
  Problems,
  Select,
  SummaryList,
} from '#web'
import type { Reading } from '../../level.ts'
import { type ChangeKind, changeKinds, writeChange } from '../../redraw/change.ts'
import { type Effect, leastShares } from '../../redraw/effect.ts'
import { type Proposal, withoutChange } from '../../redraw/proposal.ts'
import { keptPath, redrawHref, redrawPath, sideBySideHref } from './address.ts'
import type { Choices, Naming } from './choices.ts'
import { EffectTables } from './effect.page.tsx'
import { PartnerTables } from './partners.page.tsx'
import type { SystemTable } from './partners.ts'

export type RedrawModel = {
  readonly proposal: Proposal
  readonly leastShare: number
  readonly unread: readonly string[]
  readonly kind: ChangeKind | null
  readonly adding: { readonly what: string; readonly to: string } | null
  readonly days: readonly Day[]
  readonly refusal: Refusal | null
  /** The changes of the proposal, in words. */
  readonly changes: readonly string[]
  readonly choices: Choices | null
  readonly effect: Effect
  /** How many people a system is said to have. */
  readonly sizes: readonly Reading[]
  /** Null where nothing moves. */
  readonly map: PictureResult | null
  readonly partners: readonly SystemTable[]
  readonly name: Naming
  readonly mayKeep: boolean
  readonly keptName: string
  readonly panels: readonly ComponentChild[]
}

export function RedrawPage(model: RedrawModel) {
  const hasChanges = model.changes.length > 0
  return (
    <>
      <Problems refusal={model.refusal} />
      <h1>What if the lines were drawn differently?</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      <Starting {...model} />
      <h2>The proposal</h2>
      <ProposedChanges {...model} />
      <AddChange {...model} />
      {hasChanges && (
        <>
          <EffectTables effect={model.effect} sizes={model.sizes} name={model.name} asAt={asAt(model)} />
          {model.map && <Chart id="moved" level={2} asAt={asAt(model)} of={model.map} />}
          <PartnerTables tables={model.partners} asAt={asAt(model)} />
          {model.panels}
          <Keeping {...model} />
        </>
      )}
    </>
  )
}

const asAt = ({ proposal }: Pick<RedrawModel, 'proposal'>): string =>
  `by the lists of ${dayInWords(proposal.on)}`
const divided = (picture: Effect['before']): number => picture.divided.upper.split.length

function answerOf({ effect, proposal, changes }: RedrawModel): string {
  const { before, after, peopleMoved } = effect
  if (changes.length === 0)
    return `${numberInWords(before.systems)} systems look after ${numberInWords(before.people)} people by the lists of ${dayInWords(proposal.on)}. ${numberInWords(divided(before))} councils are divided between systems. Propose a change to see what it would do.`
  const systems =
    before.systems === after.systems
      ? ''
      : ` There would be ${countOf(after.systems, 'system')} instead of ${before.systems}.`
  const councils =
    divided(before) === divided(after)
      ? `${numberInWords(divided(after))} upper-tier councils would be divided, as many as now.`
      : `${numberInWords(divided(after))} upper-tier councils would be divided instead of ${divided(before)}.`
  return `${numberInWords(peopleMoved)} people would be in another system.${systems} ${councils}`
}

function Starting({ days, proposal, leastShare }: RedrawModel) {
  return (
    <form method="get" action={redrawPath} class="app-filter app-filter--standing">
      {proposal.changes.map(change => (
        <input type="hidden" name="change" value={writeChange(change)} />
      ))}
      <Select
        id="on"
        name="on"
        label="Start from the lists of"
        value={proposal.on}
        items={days.map(day => ({ value: day, text: dayInWords(day) }))}
      />
      <Select
        id="share"
        name="share"
        label="A council is divided if another system has"
        value={leastShare}
        items={leastShares.map(share => ({
          value: share,
          text: share === 0 ? 'any of its people' : `${share * 100}% of its people or more`,
        }))}
      />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}

function ProposedChanges({ proposal, changes, unread }: RedrawModel) {
  return (
    <>
      {unread.length > 0 && (
        <p>
          {countOf(unread.length, 'part')} of the address could not be read and{' '}
          {unread.length === 1 ? 'is' : 'are'} left out.
        </p>
      )}
      {changes.length === 0 ? (
        <p>Nothing is changed yet.</p>
      ) : (
        <SummaryList
          rows={changes.map((words, index) => ({
            key: `Change ${index + 1}`,
            value: words,
            actions: [
              {
                href: redrawHref(withoutChange(proposal, index)),
                text: 'Take back',
                visuallyHiddenText: `change ${index + 1}`,
              },
            ],
          }))}
        />
      )}
    </>
  )
}

function AddChange(model: RedrawModel) {
  const { kind, proposal } = model
  return (
    <>
      <h3 id="add">{model.changes.length === 0 ? 'Propose a change' : 'Propose another change'}</h3>
      <ul class="nhsuk-list">
        {(Object.keys(changeKinds) as ChangeKind[]).map(each => (
          <li>
            {each === kind ? (
              <strong>{changeKinds[each].title}</strong>
            ) : (
              <Link href={redrawHref(proposal, `&kind=${each}#add`)}>{changeKinds[each].title}</Link>
            )}
          </li>
        ))}
      </ul>
      <ChangeForm {...model} />
    </>
  )
}

function ChangeForm({ kind, choices, proposal, adding, refusal }: RedrawModel) {
  if (!kind || !choices) return null
  const messages = messagesOf(refusal)
  const chosen = { what: adding?.what ?? '', to: adding?.to ?? '' }
  const { what, goesTo } = changeKinds[kind]
  const label = { what, to: goesTo === 'system' ? 'To which system' : 'Into which commissioner' }
  return (
    <form method="get" action={`${redrawPath}#add`}>
      <input type="hidden" name="on" value={proposal.on} />
      {proposal.changes.map(change => (
        <input type="hidden" name="change" value={writeChange(change)} />
      ))}
      <input type="hidden" name="kind" value={kind} />
      {(['what', 'to'] as const).map(field => (
        <Select
          id={field}
          name={field}
          label={label[field]}
          value={chosen[field]}
          items={[{ value: '', text: 'Choose' }, ...choices[field]]}
          errorMessage={messages.get(field)}
        />
      ))}
      <Button>See what it would do</Button>
    </form>
  )
}

function Keeping({ mayKeep, keptName, refusal, proposal }: RedrawModel) {
  return (
    <>
      <h2>Keep it, lay it beside another</h2>
      <p>
        This proposal stands in the address of this page: send it on, or keep a bookmark.{' '}
        <Link href={sideBySideHref([proposal])}>Lay it beside another proposal</Link>
      </p>
      {mayKeep && (
        <ActForm action={redrawHref(proposal)}>
          <Input
            id="name"
            name="name"
            label="Name of the proposal"
            hint="The staff of your system see it under this name."
            value={keptName}
            errorMessage={messagesOf(refusal).get('name')}
          />
          <Button variant="secondary">Keep this proposal</Button>
        </ActForm>
      )}
      {mayKeep && (
        <p>
          <Link href={keptPath}>Proposals that are kept</Link>
        </p>
      )}
    </>
  )
}
