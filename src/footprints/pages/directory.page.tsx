import type { Day, Refusal } from '#kit'
import {
  Button,
  countOf,
  DataTable,
  dayInWords,
  Input,
  LeadSentence,
  Link,
  numberInWords,
  Problems,
  SearchInput,
  Select,
} from '#web'
import { besideCode, kindWords } from '../kind-words.ts'
import { asAtInWords, listsThatEnd } from '../lists-reach.ts'
import { type OrganisationKind, organisationKinds } from '../organisation.ts'
import type { DirectoryQuestion, Listed } from '../store/directory.ts'
import { organisationHref, organisationsPath } from './addresses.ts'
import { DayInput, type DayTyped } from './day-form.tsx'

export type DirectoryModel = {
  readonly question: DirectoryQuestion
  /** The day where one was chosen, for addresses that go on; and as it was typed. */
  readonly chosen: Day | null
  readonly typed: string
  readonly rows: readonly Listed[]
  readonly total: number
  readonly open: number
  readonly csvHref: string
  readonly firstHref: string | undefined
  readonly nextHref: string | undefined
}

export function DirectoryPage(model: DirectoryModel) {
  const { question, rows, total } = model
  return (
    <>
      <h1>Organisations of England</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      <DataTable
        id="organisations"
        caption="Organisations in the order of their names"
        asAt={asAtInWords(kindsOf(question), question.on)}
        columns={[
          { heading: 'Name' },
          { heading: 'What it is' },
          { heading: 'Code' },
          { heading: 'Postcode' },
          { heading: 'Open or closed' },
        ]}
        rows={rows.map(row => rowCells(row, model.chosen))}
        total={total}
        filter={<SearchForm question={question} typed={model.typed} />}
        empty={{
          why: `Nothing in the lists fits${question.words === '' ? '' : ` “${question.words}”`}.`,
          fills:
            'Try part of a name, a code such as 00Q, or the first letters of a postcode such as BB or FY1.',
          link: { text: 'Show every organisation', href: organisationsPath },
        }}
        csvHref={model.csvHref}
        previousHref={model.firstHref}
        nextHref={model.nextHref}
      />
      <p>
        <Link href={`${organisationsPath}/counts`}>How many there were of each kind, and which merged</Link>
      </p>
      <p class="nhsuk-hint">
        From the lists of the NHS Organisation Data Service and the Office for National Statistics: GP
        practices as of November 2021, networks May 2022, trusts and commissioners winter 2024 to 2025,
        councils April 2024.
      </p>
    </>
  )
}

/** A day that is none: what was asked stays, with what is wrong at its field. */
export const DirectoryRefused = ({ refusal, ...asked }: SearchFormProps & { readonly refusal: Refusal }) => (
  <>
    <Problems refusal={refusal} />
    <h1>Organisations of England</h1>
    <SearchForm {...asked} />
  </>
)

function answerOf({ question, total, open }: DirectoryModel): string {
  const { kind, on, words, state } = question
  const named = kind === null ? { one: 'organisation', many: 'organisations' } : kindWords[kind]
  const fits = words === '' ? '' : ` for “${words}”`
  if (total === 0) return `No ${named.one} is found${fits}.`
  const counted = `${countOf(total, named.one, named.many)}${fits}`
  const byLists = listsThatEnd(kindsOf(question), on)
  const onDay = byLists ?? `on ${dayInWords(on)}`
  if (state === 'open') return `${counted}, open ${onDay}.`
  const closed = total - open
  if (state === 'closed') return `${counted}, closed ${byLists ?? `by ${dayInWords(on)}`}.`
  if (closed === 0) return `${counted}: ${total === 1 ? '' : 'all '}open ${onDay}.`
  return `${counted}: ${numberInWords(open)} open ${onDay}${byLists ? ';' : ','} ${numberInWords(closed)} closed before.`
}

const kindsOf = ({ kind }: DirectoryQuestion): readonly OrganisationKind[] =>
  kind === null ? organisationKinds : [kind]

const rowCells = (row: Listed, chosen: Day | null) => [
  { text: row.name, href: organisationHref(row.code, chosen) },
  kindWords[row.kind].one,
  row.code,
  row.postcode ?? 'none in the list',
  { text: <Standing row={row} day={chosen} /> },
]

function Standing({ row, day }: { readonly row: Listed; readonly day: Day | null }) {
  if (row.isOpen || row.closedOn === null)
    return (
      <>
        {row.isOfFirstList ? 'In the lists since' : 'Open since'} {dayInWords(row.openedOn)}
      </>
    )
  return (
    <>
      Closed {dayInWords(row.closedOn)}.{' '}
      {row.became.length === 0
        ? 'No successor in the lists.'
        : row.became.map((each, at) => (
            <>
              {at === 0 ? 'Became ' : ' and '}
              {each.code === row.code ? (
                each.name
              ) : (
                <Link href={organisationHref(each.code, day)}>{besideCode(each, row.name)}</Link>
              )}
            </>
          ))}
    </>
  )
}

type SearchFormProps = DayTyped & { readonly question: DirectoryQuestion }

function SearchForm({ question, ...day }: SearchFormProps) {
  return (
    <form method="get" action={organisationsPath} class="app-filter">
      <Input
        id="q"
        name="q"
        label="Name, code or postcode area"
        hint="Such as Blackburn, 00Q, BB or FY1"
        value={question.words}
        width={20}
        autocomplete="off"
      />
      <Select
        id="kind"
        name="kind"
        label="What it is"
        value={question.kind ?? ''}
        items={[
          { text: 'Anything', value: '' },
          ...organisationKinds.map(kind => ({ text: capital(kindWords[kind].many), value: kind })),
        ]}
      />
      <Select
        id="state"
        name="state"
        label="Open or closed"
        value={question.state}
        items={[
          { text: 'Both', value: 'any' },
          { text: 'Open on the day', value: 'open' },
          { text: 'Closed by the day', value: 'closed' },
        ]}
      />
      <DayInput {...day} />
      <Button>Apply</Button>
    </form>
  )
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** A search alone, for a page that found nothing. */
export const PlainSearch = ({ words }: { readonly words: string }) => (
  <form method="get" action={organisationsPath}>
    <SearchInput
      id="q"
      name="q"
      label="Name, code or postcode area"
      value={words}
      buttonText="Find the organisation"
    />
  </form>
)
