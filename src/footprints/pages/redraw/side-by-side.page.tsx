import type { Refusal } from '#kit'
import {
  Button,
  DataTable,
  dayInWords,
  EmptyState,
  Input,
  LeadSentence,
  Link,
  messagesOf,
  numberInWords,
  Problems,
} from '#web'
import type { Reading } from '../../level.ts'
import type { Effect } from '../../redraw/effect.ts'
import { type Proposal, writeProposal } from '../../redraw/proposal.ts'
import { redrawHref, redrawPath, sideBySideHref, sideBySidePath } from './address.ts'
import { outsideOf } from './usual-size.ts'

export type ComparedProposal = {
  readonly proposal: Proposal
  readonly changes: readonly string[]
  readonly effect: Effect
  /** How many people a system is said to have on its day. */
  readonly sizes: readonly Reading[]
  /** Why its changes cannot be made, where they cannot: then nothing of it is shown as done. */
  readonly refusal: Refusal | null
  readonly losing: { readonly commissioners: number; readonly councils: number }
}

export type SideBySideModel = {
  readonly compared: readonly ComparedProposal[]
  readonly mayAdd: boolean
  readonly pasted: string
  readonly refusal: Refusal | null
  readonly kept: readonly { readonly name: string; readonly proposal: Proposal }[]
}

const letters = 'ABCDEFGHIJ'
const nameOf = (index: number): string => `Proposal ${letters[index]}`

export function SideBySidePage(model: SideBySideModel) {
  const { compared, refusal } = model
  return (
    <>
      <Problems refusal={refusal} />
      <h1>What would each proposal do?</h1>
      <LeadSentence>{answerOf(compared)}</LeadSentence>
      {compared.length === 0 ? (
        <EmptyState
          why="No proposal is laid here yet."
          fills="A proposal that changes lines can be laid here by its address."
          who="Anybody can propose."
          link={{ text: 'Propose a change of lines', href: redrawPath }}
        />
      ) : (
        <>
          <Comparison compared={compared} />
          <h2>What each proposes</h2>
          {compared.map((each, index) => (
            <OneProposal each={each} index={index} others={compared} />
          ))}
        </>
      )}
      <AddAnother {...model} />
    </>
  )
}

function answerOf(compared: readonly ComparedProposal[]): string {
  if (compared.length === 0) return 'Proposals to draw lines differently stand here side by side.'
  const moved = compared.map(
    (each, index) => `${nameOf(index)} moves ${numberInWords(each.effect.peopleMoved)} people`,
  )
  return `${moved.join('; ')}.`
}

type Measure = {
  readonly what: string
  read(effect: Effect, each: ComparedProposal): number
  /** As it is without any proposal, by the lists that the first starts from. */
  now?(effect: Effect, each: ComparedProposal): number
}
const measures: readonly Measure[] = [
  { what: 'Systems', read: ({ after }) => after.systems, now: ({ before }) => before.systems },
  { what: 'People who would be in another system', read: effect => effect.peopleMoved },
  {
    what: 'Upper-tier councils divided between systems',
    read: ({ after }) => after.divided.upper.split.length,
    now: ({ before }) => before.divided.upper.split.length,
  },
  {
    what: 'Lower-tier councils divided between systems',
    read: ({ after }) => after.divided.lower.split.length,
    now: ({ before }) => before.divided.lower.split.length,
  },
  {
    what: 'Systems with part of a divided upper-tier council',
    read: ({ after }) => after.divided.upper.systemsThatSplit.length,
    now: ({ before }) => before.divided.upper.systemsThatSplit.length,
  },
  {
    what: 'People of the largest system',
    read: ({ after }) => after.sizes.at(-1) ?? 0,
    now: ({ before }) => before.sizes.at(-1) ?? 0,
  },
  {
    what: 'People of the smallest system',
    read: ({ after }) => after.sizes[0] ?? 0,
    now: ({ before }) => before.sizes[0] ?? 0,
  },
  {
    what: 'Systems outside the usual size',
    read: ({ after }, { sizes }) => outsideOf(after.sizes, sizes),
    now: ({ before }, { sizes }) => outsideOf(before.sizes, sizes),
  },
  { what: 'Commissioners that would weigh less', read: (_effect, each) => each.losing.commissioners },
  { what: 'Councils that would weigh less', read: (_effect, each) => each.losing.councils },
]

function Comparison({ compared }: { readonly compared: readonly ComparedProposal[] }) {
  const days = new Set(compared.map(each => each.proposal.on))
  const shared = days.size === 1 ? compared[0] : undefined
  return (
    <DataTable
      id="side-by-side"
      kind="matrix"
      caption="Proposals side by side"
      asAt={shared ? `by the lists of ${dayInWords(shared.proposal.on)}` : 'each by its own lists'}
      columns={[
        { heading: 'What' },
        ...(shared ? [{ heading: 'Now', isNumeric: true }] : []),
        ...compared.map((_each, index) => ({ heading: nameOf(index), isNumeric: true })),
      ]}
      rows={measures.map(measure => [
        measure.what,
        ...(shared ? [measure.now ? numberInWords(measure.now(shared.effect, shared)) : '–'] : []),
        ...compared.map(each =>
          each.refusal ? 'cannot be done' : numberInWords(measure.read(each.effect, each)),
        ),
      ])}
      empty={{ why: 'Nothing to compare.' }}
    />
  )
}

type OneProps = {
  readonly each: ComparedProposal
  readonly index: number
  readonly others: readonly ComparedProposal[]
}

function OneProposal({ each, index, others }: OneProps) {
  const rest = others.filter((_other, at) => at !== index).map(other => other.proposal)
  return (
    <>
      <h3>{nameOf(index)}</h3>
      {each.refusal && <p>It cannot be done as it stands: {each.refusal.message}</p>}
      <ol class="nhsuk-list nhsuk-list--number">
        {each.changes.map(words => (
          <li>{words}</li>
        ))}
      </ol>
      <p>
        By the lists of {dayInWords(each.proposal.on)}.{' '}
        <Link href={redrawHref(each.proposal)}>
          Open<span class="nhsuk-u-visually-hidden"> {nameOf(index)}</span>
        </Link>{' '}
        <Link href={sideBySideHref(rest)}>
          Take away<span class="nhsuk-u-visually-hidden"> {nameOf(index)}</span>
        </Link>
      </p>
    </>
  )
}

function AddAnother({ compared, mayAdd, pasted, refusal, kept }: SideBySideModel) {
  if (!mayAdd) return <p>No more than {compared.length} proposals can be read side by side.</p>
  const proposals = compared.map(each => each.proposal)
  return (
    <>
      <h2>Lay another beside {compared.length === 1 ? 'it' : 'them'}</h2>
      {kept.length > 0 && (
        <ul class="nhsuk-list">
          {kept.map(({ name, proposal }) => (
            <li>
              <Link href={sideBySideHref([...proposals, proposal])}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
      <form method="get" action={sideBySidePath}>
        {proposals.map(proposal => (
          <input type="hidden" name="proposal" value={writeProposal(proposal)} />
        ))}
        <Input
          id="another"
          name="another"
          label="Address of a proposal"
          hint="Open the proposal and copy the address of its page."
          value={pasted}
          errorMessage={messagesOf(refusal).get('another')}
        />
        <Button variant="secondary">Lay it here</Button>
      </form>
    </>
  )
}
