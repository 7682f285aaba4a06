import type { Instant, Refusal } from '#kit'
import {
  ActForm,
  Button,
  countOf,
  dayInWords,
  EmptyState,
  instantInWords,
  LeadSentence,
  Link,
  Problems,
} from '#web'
import type { Proposal } from '../../redraw/proposal.ts'
import { thresholdWords } from '../boundaries-model.ts'
import { redrawHref, redrawPath, sideBySideHref } from './address.ts'

export type KeptModel = {
  readonly system: string
  readonly refusal: Refusal | null
  readonly kept: readonly {
    readonly id: string
    readonly name: string
    readonly keptAt: string
    readonly proposal: Proposal
    readonly share: number
  }[]
}

export function KeptProposalsPage({ system, refusal, kept }: KeptModel) {
  return (
    <>
      <Problems refusal={refusal} />
      <h1>Which proposals are kept?</h1>
      <LeadSentence>
        {countOf(kept.length, 'proposal')} to draw lines differently {kept.length === 1 ? 'is' : 'are'} kept
        for the staff of {system}.
      </LeadSentence>
      {kept.length === 0 && (
        <EmptyState
          why="None is kept yet."
          fills="A proposal is kept from its own page, under a name."
          link={{ text: 'Propose a change of lines', href: redrawPath }}
        />
      )}
      {kept.length > 1 && (
        <p>
          <Link
            href={sideBySideHref(
              kept.slice(0, 6).map(each => each.proposal),
              sharedBy(kept),
            )}
          >
            Lay them side by side
          </Link>
        </p>
      )}
      {kept.map(each => (
        <>
          <h2>
            <Link href={redrawHref(each.proposal, each.share)}>{each.name}</Link>
          </h2>
          <p>
            {countOf(each.proposal.changes.length, 'change')} by the lists of {dayInWords(each.proposal.on)},
            counting {thresholdWords(each.share)}. Kept {instantInWords(each.keptAt as Instant)}.
          </p>
          <ActForm>
            <input type="hidden" name="proposal" value={each.id} />
            <Button variant="secondary">
              Let it go<span class="nhsuk-u-visually-hidden">: {each.name}</span>
            </Button>
          </ActForm>
        </>
      ))}
    </>
  )
}

/** Side by side all are counted alike: as they were kept, where they agree. */
function sharedBy(kept: KeptModel['kept']): number {
  const [first] = kept
  return first && kept.every(each => each.share === first.share) ? first.share : 0
}
