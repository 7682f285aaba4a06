import type { Refusal } from '#kit'
import {
  Button,
  countOf,
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
import { SameDay } from './same-day.page.tsx'
import { LeftOut, ShareSelect } from './starting.page.tsx'
import { outsideOf } from './usual-size.ts'

export type ComparedProposal = {
  readonly proposal: Proposal
  /** What of its address could not be read. */
  readonly unread: readonly string[]
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
  /** A part of a council counts from this share of its people on, in all of them. */
  readonly share: number
  /** Why each proposal that could not be read is left out. */
  readonly leftOut: readonly string[]
  readonly mayAdd: boolean
  readonly pasted: string
  readonly refusal: Refusal | null
  readonly kept: readonly { readonly name: string; readonly proposal: Proposal }[]
}

const heading = 'What would each proposal do?'
const letters = 'ABCDEFGHIJ'
const nameOf = (index: number): string => `Proposal ${letters[index]}`

export function SideBySidePage(model: SideBySideModel) {
  const { compared, refusal, share, leftOut } = model
  const shared = oneDay(compared)
  return (
    <>
      <Problems refusal={refusal} />
      <h1>{heading}</h1>
      <LeadSentence>{answerOf(compared)}</LeadSentence>
      {leftOut.map(why => (
        <p>A proposal of this address could not be read and is left out: {why}</p>
      ))}
      {compared.length === 0 ? (
        <EmptyState
          why="No proposal is laid here yet."
          fills="A proposal that changes lines can be laid here by its address."
          who="Anybody can propose."
          link={{ text: 'Propose a change of lines', href: redrawPath }}
        />
      ) : (
        <>
          <Counting
            share={String(share)}
            besides={compared.map(each => ['proposal', writeProposal(each.proposal)] as const)}
          />
          <Comparison compared={compared} />
          <h2>What each proposes</h2>
          {compared.map((each, index) => (
            <OneProposal each={each} index={index} others={compared} share={share} />
          ))}
        </>
      )}
      <AddAnother {...model} />
      {shared && <SameDay on={shared.proposal.on} share={share} />}
    </>
  )
}

type CountingProps = {
  readonly share: string
  readonly besides: readonly (readonly [name: string, value: string])[]
  readonly message?: string | undefined
}

/** What counts as divided, in all of them. */
const Counting = ({ share, besides, message }: CountingProps) => (
  <form method="get" action={sideBySidePath} class="app-filter app-filter--standing">
    {besides.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <ShareSelect value={share} message={message} />
    <Button variant="secondary">Apply</Button>
  </form>
)

type RefusedProps = { readonly refusal: Refusal; readonly asked: URLSearchParams }

/** The threshold asked for is none: the proposals stay in the form and wait for another. */
export const SideBySideRefused = ({ refusal, asked }: RefusedProps) => (
  <>
    <Problems refusal={refusal} />
    <h1>{heading}</h1>
    <Counting
      share={asked.get('share') ?? ''}
      besides={[...asked].filter(([name]) => name !== 'share')}
      message={messagesOf(refusal).get('share')}
    />
  </>
)

function answerOf(compared: readonly ComparedProposal[]): string {
  if (compared.length === 0) return 'Proposals to draw lines differently stand here side by side.'
  const moved = compared.map(
    ({ effect }, index) =>
      `${nameOf(index)} moves ${numberInWords(effect.peopleMoved)} people${andMerges(effect)}`,
  )
  return `${moved.join('; ')}.`
}

function andMerges({ before, after }: Effect): string {
  const ended = before.commissioners - after.commissioners
  return ended === 0 ? '' : ` and ends ${countOf(ended, 'commissioner')}`
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
    what: 'Commissioners',
    read: ({ after }) => after.commissioners,
    now: ({ before }) => before.commissioners,
  },
  {
    what: 'Commissioners cut between systems',
    read: ({ after }) => after.dividedCommissioners.length,
    now: ({ before }) => before.dividedCommissioners.length,
  },
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
  { what: 'Upper-tier councils that would weigh less', read: (_effect, each) => each.losing.councils },
]

/** The first, where all start from the lists of one day. */
const oneDay = (compared: readonly ComparedProposal[]): ComparedProposal | undefined =>
  new Set(compared.map(each => each.proposal.on)).size === 1 ? compared[0] : undefined

function Comparison({ compared }: { readonly compared: readonly ComparedProposal[] }) {
  const shared = oneDay(compared)
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
  readonly share: number
}

function OneProposal({ each, index, others, share }: OneProps) {
  const rest = others.filter((_other, at) => at !== index).map(other => other.proposal)
  return (
    <>
      <h3>{nameOf(index)}</h3>
      {each.refusal && <p>It cannot be done as it stands: {each.refusal.message}</p>}
      <LeftOut unread={each.unread} />
      <ol class="nhsuk-list nhsuk-list--number">
        {each.changes.map(words => (
          <li>{words}</li>
        ))}
      </ol>
      <p>
        By the lists of {dayInWords(each.proposal.on)}.{' '}
        <Link href={redrawHref(each.proposal, share)}>
          Open<span class="nhsuk-u-visually-hidden"> {nameOf(index)}</span>
        </Link>{' '}
        <Link href={sideBySideHref(rest, share)}>
          Take away<span class="nhsuk-u-visually-hidden"> {nameOf(index)}</span>
        </Link>
      </p>
    </>
  )
}

function AddAnother({ compared, share, mayAdd, pasted, refusal, kept }: SideBySideModel) {
  if (!mayAdd) return <p>No more than {compared.length} proposals can be read side by side.</p>
  const proposals = compared.map(each => each.proposal)
  return (
    <>
      <h2>Lay another beside {compared.length === 1 ? 'it' : 'them'}</h2>
      {kept.length > 0 && (
        <ul class="nhsuk-list">
          {kept.map(({ name, proposal }) => (
            <li>
              <Link href={sideBySideHref([...proposals, proposal], share)}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
      <form method="get" action={sideBySidePath}>
        {proposals.map(proposal => (
          <input type="hidden" name="proposal" value={writeProposal(proposal)} />
        ))}
        {share !== 0 && <input type="hidden" name="share" value={share} />}
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
