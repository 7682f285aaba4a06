import type { Day } from '#kit'
import { DataTable, dayInWords, dueInWords, LeadSentence, poundsInWords } from '#web'
import type { CareGiven } from '../care-given.ts'
import { CaseTabs } from './case-tabs.tsx'
import { chosen } from './chosen.ts'
import { CaseLine, type OpenedCase } from './opened-case.tsx'

export type CareModel = { readonly opened: OpenedCase; readonly given: CareGiven; readonly today: Day }

export function CarePage({ opened, given: { packages, reviews }, today }: CareModel) {
  const asAt = `as at ${dayInWords(today)}`
  return (
    <>
      <h1>Care and reviews</h1>
      <CaseLine {...opened} />
      <LeadSentence>{answerOf({ opened, packages, today })}</LeadSentence>
      <CaseTabs caseHref={opened.caseHref} current="/care" />
      <DataTable
        id="packages"
        caption="Packages of care, the last first"
        asAt={asAt}
        columns={[
          { heading: 'Provider' },
          { heading: 'Where' },
          { heading: 'From' },
          { heading: 'To' },
          { heading: 'A week', isNumeric: true },
        ]}
        rows={packages.map(each => [
          each.provider || 'not recorded',
          chosen('start-package', 'setting', each.setting) || 'not recorded',
          dayInWords(each.from),
          each.endedOn ? `${dayInWords(each.endedOn)}: ${endInWords(each.ended)}` : 'today',
          each.weeklyPence === null ? 'not recorded' : poundsInWords(each.weeklyPence),
        ])}
        total={packages.length}
        empty={{ why: 'No care has started.', fills: 'A broker records it once the decision allows it.' }}
      />
      <DataTable
        id="reviews"
        caption="Reviews, the last first"
        asAt={asAt}
        columns={[
          { heading: 'Day' },
          { heading: 'Kind' },
          { heading: 'What follows' },
          { heading: 'What was found' },
        ]}
        rows={reviews.map(each => [
          dayInWords(each.on),
          chosen('complete-review', 'kind', each.kind) || 'not recorded',
          chosen('complete-review', 'outcome', each.outcome) || 'not recorded',
          each.note ?? '',
        ])}
        total={reviews.length}
        empty={{
          why: 'No review is recorded.',
          fills:
            'The first is due three months after the decision; a nurse assessor or social worker records it.',
        }}
      />
    </>
  )
}

const endInWords = (reason: string | null): string =>
  reason === 'died'
    ? 'the person died'
    : chosen('end-package', 'reason', reason).toLowerCase() || 'why is not recorded'

function answerOf({
  opened: {
    case: { bookedOn, state },
  },
  packages: [last],
  today,
}: Pick<CareModel, 'opened' | 'today'> & { packages: CareGiven['packages'] }): string {
  if (!last) return 'No care has started yet.'
  if (last.endedOn) return `Care ended on ${dayInWords(last.endedOn)}.`
  const review =
    bookedOn && state === 'in-package'
      ? ` A review is booked for ${dayInWords(bookedOn)}, ${dueInWords(bookedOn, today)}.`
      : ''
  return `Care has been in place since ${dayInWords(last.from)}.${review}`
}
