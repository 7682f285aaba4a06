/** How an organisation stands on a day in one sentence, what came before and after it, where its figures count. */
import { DataTable, dayInWords, Link, listInWords, numberInWords } from '#web'
import { shareInWords } from '../family-tree.ts'
import { isOfFirstList } from '../first-list.ts'
import { besideCode, kindWords } from '../kind-words.ts'
import type { Standing } from '../landing.ts'
import { listsThatEnd } from '../lists-reach.ts'
import type { Organisation, Relation } from '../organisation.ts'
import { relationWords } from '../relation-words.ts'
import type { OrganisationModel } from './organisation-model.ts'

type Model = OrganisationModel

/** The first line: what it is and for how many, or what became of it. */
export function leadOf(model: Model): string {
  const { seen, on, steps } = model
  if (!seen) return 'The lists say only what came before or after this code.'
  const { body, standing } = seen
  const kind = kindWords[body.kind].one
  const opened = dayInWords(body.openedOn)
  if (standing === 'closed') return closedLead(model)
  if (standing === 'not-yet')
    return isOfFirstList(body, steps)
      ? `The lists do not reach back to ${dayInWords(on)}: this ${kind} is in them since ${opened} and may be older.`
      : `Not there yet on ${dayInWords(on)}: this ${kind} opened on ${opened}.`
  return `${capital(article(kind))} ${kind}${coveredInWords(model)}, ${sinceInWords(body, model)}.`
}

function sinceInWords(body: Organisation, { on, steps }: Model): string {
  const [opened, byLists] = [dayInWords(body.openedOn), listsThatEnd([body.kind], on)]
  if (!isOfFirstList(body, steps)) return `open since ${opened}${byLists ? ` ${byLists}` : ''}`
  return byLists
    ? `open ${byLists}; it is in them since ${opened} and may be older`
    : `in the lists since ${opened}; it may be older`
}

function closedLead({ seen, steps, code, name, nameAt, people, on }: Model): string {
  const after = steps.filter(step => step.oldCode === code && step.onDay <= on && !step.oldGoesOn)
  const closed = `Closed on ${dayInWords(seen!.seenOn)}`
  const lived = people.residents ? ` ${numberInWords(people.residents.people)} people lived in its area.` : ''
  if (after.length === 0) return `${closed}; the lists name no successor.${lived}`
  const names = after.map(step => {
    const next = besideCode({ code: step.newCode, name: nameAt(step.newCode, step.onDay) }, name)
    const share = shareInWords(step)
    return share === 'all of it' ? next : `${next} (${share})`
  })
  return `${closed} and became ${listInWords(names)}.${lived}`
}

function coveredInWords({ people: { residents, registered }, groups }: Model): string {
  if (residents) return ` for ${numberInWords(residents.people)} people`
  if (registered) return ` for ${numberInWords(registered.people)} registered people`
  const [first] = groups
  if (!first) return ''
  const { member } = relationWords[first.relation]
  const many = membersInWords(first.relation).replace(' of the network', '')
  return ` of ${numberInWords(first.total)} ${first.total === 1 ? member : many}`
}

/** Within a sentence. */
export function membersInWords(relation: Relation): string {
  const { members } = relationWords[relation]
  return members.startsWith('GP') || members.startsWith('NHS') ? members : members.toLowerCase()
}

const article = (word: string): string => (/^[aeiou]|^NHS/.test(word) ? 'an' : 'a')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function FamilySteps({ code, name, steps, lifetimes, hrefOf, on }: Model) {
  const direct = steps.filter(step => step.oldCode === code || step.newCode === code)
  if (direct.length === 0) return null
  return (
    <DataTable
      id="successions"
      caption="What it followed and what followed it"
      asAt={`as at ${dayInWords(on)}`}
      columns={[
        { heading: 'Body' },
        { heading: 'Before or after' },
        { heading: 'From' },
        { heading: 'Share of the old one' },
        { heading: 'How the share is known' },
      ]}
      rows={direct.map(step => {
        const other = step.oldCode === code ? step.newCode : step.oldCode
        return [
          {
            text: besideCode({ code: other, name: lifetimes.get(other)?.name ?? other }, name),
            href: hrefOf(other),
          },
          beforeOrAfter(step, code),
          dayInWords(step.onDay),
          shareInWords(step),
          basisInWords(step),
        ]
      })}
      total={direct.length}
      empty={{ why: 'Nothing.' }}
    />
  )
}

function beforeOrAfter({ oldCode, oldGoesOn }: Model['steps'][number], code: string): string {
  if (oldCode === code) return oldGoesOn ? 'took a part of it' : 'after'
  return oldGoesOn ? 'a part of it came' : 'before'
}

function basisInWords({ share, shareBasis, successors }: Model['steps'][number]): string {
  if (successors === 1) return 'its only successor'
  return share === null ? 'nobody has said' : (shareBasis ?? 'not said')
}

const standings: Readonly<Record<Standing, string>> = {
  open: 'open on this day',
  'not-open-yet': 'not open yet on this day; figures never go back to those before it',
  'no-successor': 'closed without a successor in the lists',
  'shares-unknown': 'closed and divided, and nobody has said in which shares',
  'not-listed': 'not described in the lists',
  'successor-not-listed': 'closed, and no list describes its successor',
  circle: 'the lists lead in a circle, so nothing is moved',
}

/** Shown where the answer is not simply "here". */
export function LandingList({ code, name: own, seen, steps, landings, lifetimes, hrefOf, on }: Model) {
  if (landings.every(each => each.moved === 'not' && each.standing === 'open')) return null
  // It was there before the lists reach it, and its figures with it.
  if (seen?.standing === 'not-yet' && isOfFirstList(seen.body, steps)) return null
  return (
    <>
      <h2>Where its figures are counted on {dayInWords(on)}</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {landings.map(landing => {
          const called = lifetimes.get(landing.code)?.name ?? landing.code
          const name = landing.code === code ? called : besideCode({ code: landing.code, name: called }, own)
          return (
            <li>
              {landing.code === code ? name : <Link href={hrefOf(landing.code)}>{name}</Link>}:{' '}
              {landing.moved === 'by-share'
                ? `${shareInWords({ share: landing.share, successors: 2 })} of each figure [e]`
                : 'all of each figure'}
              , {standings[landing.standing]}
            </li>
          )
        })}
      </ul>
      {landings.some(each => each.moved === 'by-share') && (
        <p class="nhsuk-hint">[e] estimated: divided by where people live.</p>
      )}
    </>
  )
}
