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
import { newlyDivided } from '../../redraw/divided-commissioners.ts'
import type { Effect } from '../../redraw/effect.ts'
import { type Proposal, withoutChange } from '../../redraw/proposal.ts'
import { keptPath, redrawHref, redrawPath, sideBySideHref } from './address.ts'
import type { Choices, Naming } from './choices.ts'
import { EffectTables } from './effect.page.tsx'
import { PartnerTables } from './partners.page.tsx'
import type { SystemTable } from './partners.ts'
import { SameDay } from './same-day.page.tsx'
import { LeftOut, Starting } from './starting.page.tsx'

export type RedrawModel = {
  readonly proposal: Proposal
  /** A part of a council counts from this share of its people on. */
  readonly share: number
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
      <Starting
        action={redrawPath}
        days={model.days}
        on={model.proposal.on}
        share={String(model.share)}
        besides={model.proposal.changes.map(change => ['change', writeChange(change)] as const)}
      />
      <h2>The proposal</h2>
      <ProposedChanges {...model} />
      <AddChange {...model} />
      {hasChanges && (
        <>
          <EffectTables {...model} on={model.proposal.on} asAt={asAt(model)} />
          {model.map && <Chart id="moved" level={2} asAt={asAt(model)} of={model.map} />}
          <PartnerTables tables={model.partners} on={model.proposal.on} asAt={asAt(model)} />
          {model.panels}
          <Keeping {...model} />
        </>
      )}
      <SameDay on={model.proposal.on} share={model.share} />
    </>
  )
}

const asAt = ({ proposal }: Pick<RedrawModel, 'proposal'>): string =>
  `by the lists of ${dayInWords(proposal.on)}`
const divided = (picture: Effect['before']): number => picture.divided.upper.split.length

function dividedWords({ before, after }: Effect): string {
  const count = newlyDivided(before.dividedCommissioners, after.dividedCommissioners).length
  return count === 0 ? '' : ` ${countOf(count, 'commissioner')} would be cut between systems.`
}

function answerOf({ effect, proposal, changes }: RedrawModel): string {
  const { before, after, peopleMoved } = effect
  if (changes.length === 0)
    return `${numberInWords(before.systems)} systems look after ${numberInWords(before.people)} people by the lists of ${dayInWords(proposal.on)}. ${numberInWords(divided(before))} upper-tier councils are divided between systems. Propose a change to see what it would do.`
  const systems =
    before.systems === after.systems
      ? ''
      : ` There would be ${countOf(after.systems, 'system')} instead of ${before.systems}.`
  const councils =
    divided(before) === divided(after)
      ? `${numberInWords(divided(after))} upper-tier councils would be divided, as many as now.`
      : `${numberInWords(divided(after))} upper-tier councils would be divided instead of ${divided(before)}.`
  const commissioners =
    before.commissioners === after.commissioners
      ? ''
      : ` There would be ${countOf(after.commissioners, 'commissioner')} instead of ${before.commissioners}.`
  return `${numberInWords(peopleMoved)} people would be in another system.${systems}${commissioners} ${councils}${dividedWords(effect)}`
}

function ProposedChanges({ proposal, share, changes, unread }: RedrawModel) {
  return (
    <>
      <LeftOut unread={unread} />
      {changes.length === 0 ? (
        <p>Nothing is changed yet.</p>
      ) : (
        <SummaryList
          rows={changes.map((words, index) => ({
            key: `Change ${index + 1}`,
            value: words,
            actions: [
              {
                href: redrawHref(withoutChange(proposal, index), share),
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
  const { kind, proposal, share } = model
  const message = messagesOf(model.refusal).get('kind')
  return (
    <>
      <h3 id="add">{model.changes.length === 0 ? 'Propose a change' : 'Propose another change'}</h3>
      {message && (
        <p class="nhsuk-error-message">
          <span class="nhsuk-u-visually-hidden">Error:</span> {message}
        </p>
      )}
      <ul class="nhsuk-list" id="kind" tabindex={-1}>
        {(Object.keys(changeKinds) as ChangeKind[]).map(each => (
          <li>
            {each === kind ? (
              <strong>{changeKinds[each].title}</strong>
            ) : (
              <Link href={redrawHref(proposal, share, `&kind=${each}#add`)}>{changeKinds[each].title}</Link>
            )}
          </li>
        ))}
      </ul>
      <ChangeForm {...model} />
    </>
  )
}

function ChangeForm({ kind, choices, proposal, share, adding, refusal }: RedrawModel) {
  if (!kind || !choices) return null
  const messages = messagesOf(refusal)
  const chosen = { what: adding?.what ?? '', to: adding?.to ?? '' }
  const { what, goesTo } = changeKinds[kind]
  const label = { what, to: goesTo === 'system' ? 'To which system' : 'Into which commissioner' }
  return (
    <form method="get" action={`${redrawPath}#add`}>
      <input type="hidden" name="on" value={proposal.on} />
      {share !== 0 && <input type="hidden" name="share" value={share} />}
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

function Keeping({ mayKeep, keptName, refusal, proposal, share }: RedrawModel) {
  return (
    <>
      <h2>Keep it, lay it beside another</h2>
      <p>
        This proposal stands in the address of this page: send it on, or keep a bookmark.{' '}
        <Link href={sideBySideHref([proposal], share)}>Lay it beside another proposal</Link>
      </p>
      {mayKeep && (
        <ActForm action={redrawHref(proposal, share)}>
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
