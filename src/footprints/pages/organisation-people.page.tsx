import { DataTable, Link, listInWords, monthInWords, numberInWords, SummaryList } from '#web'
import type { Registered, Residents } from '../store/populations.ts'
import type { SharedPeople } from '../store/relations.ts'
import type { OrganisationModel } from './organisation-model.ts'
import type { SharedByLists } from './organisation-people.ts'

export function People({ people, name, nameAt, seenOn, hrefOf }: OrganisationModel) {
  const { residents, registered, shared } = people
  if (!residents && !registered && !shared) return null
  const named = (codes: readonly string[]) => listInWords(codes.map(code => nameAt(code, seenOn)))
  return (
    <>
      <h2>Whom it covers</h2>
      {residents && <ByEstimate {...residents} of={named(people.residentsOf)} />}
      {registered && <ByLists {...registered} />}
      {shared && <Shared {...shared} name={name} made={named(shared.of)} hrefOf={hrefOf} />}
    </>
  )
}

const count = (value: number | null): string => (value === null ? 'not in the source' : numberInWords(value))

function ByEstimate({ people, adults, over65, year, of }: Residents & { readonly of: string }) {
  return (
    <SummaryList
      rows={[
        { key: 'People', value: numberInWords(people) },
        { key: 'Aged 18 and over', value: count(adults) },
        { key: 'Aged 65 and over', value: count(over65) },
        {
          key: 'Source',
          value: `Residents in the middle of ${year}${
            of === '' ? '' : ` of ${of}, all of which went into it`
          }, estimate of the Office for National Statistics`,
        },
      ]}
    />
  )
}

function ByLists({ people, listed, practices }: Registered) {
  return (
    <SummaryList
      rows={[
        { key: 'Registered people', value: numberInWords(people) },
        {
          key: 'Source',
          value: `Lists of practices used for the allocations of 2023/24${
            listed < practices ? `, of ${listed} of ${numberInWords(practices)} practices` : ''
          }`,
        },
      ]}
    />
  )
}

type SharedProps = Omit<SharedByLists, 'of'> & {
  readonly name: string
  /** What it was made of, where the lists have that instead; empty where they have itself. */
  readonly made: string
  readonly hrefOf: OrganisationModel['hrefOf']
}

const captions: Readonly<Record<SharedPeople['with'], string>> = {
  system: 'Systems of these people',
  commissioner: 'Commissioners of these people',
  council: 'Councils of these people',
}

/** Which lists: small areas say who covers whom, and end. */
function Shared({ lists, standing, name, made, hrefOf, overlapHref, ...shared }: SharedProps) {
  const which = `the lists of small areas of ${monthInWords(lists)}${standing === 'last-known' ? ', the last that are known' : ''}`
  if (shared.with.length === 0)
    return (
      <p>
        Who covers the same people is not known: {name} is not in {which}.
      </p>
    )
  return (
    <>
      {(['system', 'commissioner', 'council'] as const).map(kind => (
        <SharedWith
          kind={kind}
          rows={shared.with.filter(each => each.with === kind)}
          asAt={`by ${which}${made === '' ? '' : `, which have ${made}`}`}
          hrefOf={hrefOf}
        />
      ))}
      {overlapHref && (
        <p>
          <Link href={overlapHref}>
            {name} and its systems on a map, in {monthInWords(lists)}
          </Link>
        </p>
      )}
    </>
  )
}

type WithProps = {
  readonly kind: SharedPeople['with']
  readonly rows: readonly SharedPeople[]
  readonly asAt: string
  readonly hrefOf: OrganisationModel['hrefOf']
}

function SharedWith({ kind, rows, asAt, hrefOf }: WithProps) {
  if (rows.length === 0) return null
  return (
    <DataTable
      id={`shared-${kind}`}
      caption={captions[kind]}
      asAt={asAt}
      columns={[{ heading: 'Body' }, { heading: 'People', isNumeric: true }]}
      rows={rows.map(each => [{ text: each.name, href: hrefOf(each.code) }, numberInWords(each.people)])}
      total={rows.length}
      empty={{ why: 'Nobody.' }}
    />
  )
}
