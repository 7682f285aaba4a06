import {
  Anchor,
  Breadcrumb,
  Details,
  EmptyState,
  Figure,
  FigureNotes,
  FigureValue,
  figureMarks,
  LeadSentence,
  Link,
  PromiseTag,
  SummaryList,
  Table,
} from '#web'
import { nobody } from '../in-words.ts'
import type { Answer, IndividualCareModel, PlaceRow, PromiseSection } from '../individual-care-model.ts'

const worked = (id: string): string => `worked-out-${id}`

export function IndividualCarePage({
  model,
  promisesHref,
  differHref,
}: {
  readonly model: IndividualCareModel
  readonly promisesHref: string
  /** How areas differ, and what was published about England. */
  readonly differHref: string
}) {
  const { answer, sections, edition } = model
  return (
    <>
      <Breadcrumb items={[{ text: 'Promises', href: promisesHref }]} />
      <h1>Are continuing care decisions and reviews on time?</h1>
      <AnswerSentence answer={answer} firstSection={sections[0]?.id} />
      {edition && (
        <p class="app-source">
          Edition {edition.number}
          {edition.isLatest ? '' : ', not the latest'} · as at {edition.asAt} ·{' '}
          <Link href={model.csvHref}>Download as CSV</Link>
        </p>
      )}
      <FigureNotes marks={model.marks} />
      {sections.map(section => (
        <PromiseFigures section={section} csvHref={model.csvHref} asAt={edition?.asAt ?? ''} />
      ))}
      <SmallNumbers />
      <Editions model={model} />
      <p>
        <Link href={differHref}>How areas differ, and what was published about England</Link>
      </p>
    </>
  )
}

function AnswerSentence({
  answer,
  firstSection,
}: {
  readonly answer: Answer
  readonly firstSection: string | undefined
}) {
  if (answer.kind === 'none')
    return (
      <EmptyState
        why="No figures have been published yet."
        fills="They are frozen into an edition when a quarter in which referrals were concluded is over."
        who="The counting job does it."
      />
    )
  if (answer.kind === 'nobody')
    return (
      <LeadSentence>
        {answer.quarter}: there was nobody to count. The promise is that {answer.kept}.
      </LeadSentence>
    )
  if (answer.kind === 'hidden')
    return (
      <LeadSentence>
        {answer.quarter}: too few to publish [c]. The promise is that {answer.kept}.
      </LeadSentence>
    )
  return (
    <LeadSentence>
      {answer.quarter}: <Figure figure={answer.share} href={`#${worked(firstSection ?? '')}`} /> of{' '}
      {answer.kept}, about {answer.numbers} (likely {answer.interval}).
    </LeadSentence>
  )
}

function PromiseFigures({
  section,
  csvHref,
  asAt,
}: {
  readonly section: PromiseSection
  readonly csvHref: string
  readonly asAt: string
}) {
  const { id, title, quarter, target, earlier, areas } = section
  const marks = section.marks.map(mark => ` ${figureMarks[mark]}`).join('')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>
        <PromiseTag kind={section.kind} />
        {target && (
          <>
            {' '}
            Target: {target.words}
            {!target.isVerified && ' [x]'}
          </>
        )}
      </p>
      <div class="app-data-table">
        <Table
          caption={`${title}: ${quarter}, as at ${asAt}${marks}`}
          head={[
            { text: 'Place' },
            { text: 'On time', format: 'numeric' },
            { text: 'Of', format: 'numeric' },
            { text: 'Share', format: 'numeric' },
            { text: 'Likely range (95%)', format: 'numeric' },
          ]}
          rows={section.rows.map(placeCells)}
          firstCellIsHeader
          isResponsive
        />
        <ul class="app-data-table__foot">
          <li>
            <Anchor class="nhsuk-link" href={`#${worked(id)}`}>
              Show how these were worked out
            </Anchor>
          </li>
          <li>
            <Link href={csvHref}>Download as CSV</Link>
          </li>
        </ul>
      </div>
      {earlier.length > 0 && (
        <Table
          id={`${id}-earlier`}
          caption={`${title}: earlier quarters, share and how many it is of${marks}`}
          head={[{ text: 'Quarter' }, ...areas.map(area => ({ text: area, format: 'numeric' as const }))]}
          rows={earlier.map(row => [
            { text: row.quarter },
            ...row.cells.map(cell => ({
              format: 'numeric' as const,
              text: <HistoryCell cell={cell} />,
            })),
          ])}
          firstCellIsHeader
          isScrolling
        />
      )}
      <WorkedOut section={section} />
    </section>
  )
}

const placeCells = (row: PlaceRow) => [
  { text: row.isWhole ? <strong>{row.name}</strong> : row.name },
  { text: <FigureValue figure={row.kept} />, format: 'numeric' as const },
  { text: <FigureValue figure={row.of} />, format: 'numeric' as const },
  { text: row.share ? <FigureValue figure={row.share} /> : nobody, format: 'numeric' as const },
  { text: row.interval, format: 'numeric' as const },
]

function HistoryCell({ cell }: { readonly cell: PromiseSection['earlier'][number]['cells'][number] }) {
  if (!cell.share) return <>{nobody}</>
  if (cell.share.value === null) return <FigureValue figure={cell.share} />
  return (
    <>
      <FigureValue figure={cell.share} /> of {cell.of.value}
    </>
  )
}

function WorkedOut({ section }: { readonly section: PromiseSection }) {
  const { definition, target } = section
  return (
    <Details summary={`How these were worked out: ${section.title}`} id={worked(section.id)}>
      <SummaryList
        rows={[
          { key: 'Time limit', value: definition.limit },
          { key: 'Law', value: definition.law },
          { key: 'On time', value: definition.numerator },
          { key: 'Of', value: definition.denominator },
          { key: 'Source of the definition', value: definition.source },
          ...(target
            ? [
                {
                  key: 'Target',
                  value: `${target.words}: ${target.source}${target.isVerified ? '' : ' [x] not verified'}`,
                },
              ]
            : []),
          {
            key: 'Likely range',
            value:
              'Wilson’s 95% interval of the rounded counts: by chance alone the share could have been anywhere in it.',
          },
        ]}
      />
      <p>
        <Link href={section.href}>More about this promise</Link>
      </p>
    </Details>
  )
}

function SmallNumbers() {
  return (
    <>
      <h2>Small numbers</h2>
      <p>
        Counts of 1 to 7 people are not shown [c]; other counts are rounded to the nearest 5, and shares are
        made from the rounded counts. Where one place is hidden, the next-lowest is hidden with it, so that
        nobody can work it out. A later edition takes in a change once it concerns at least eight people.
      </p>
    </>
  )
}

function Editions({ model }: { readonly model: IndividualCareModel }) {
  if (model.editions.length === 0) return null
  return (
    <>
      <h2>Editions</h2>
      <Table
        caption="What was published when, newest first"
        head={['Edition', 'Frozen', 'Why']}
        rows={model.editions.map(each => [
          each.isThis
            ? { text: `Edition ${each.number}, shown here` }
            : { text: `Edition ${each.number}`, href: each.href },
          each.created,
          each.why,
        ])}
        isResponsive
      />
      {model.edition && (
        <p>
          Hash of edition {model.edition.number} (SHA-256 of the first ten columns of its CSV):{' '}
          <Hash text={model.edition.sha256} />
        </p>
      )}
    </>
  )
}

/** In groups of eight, between which a narrow screen may break the line; copied, it is the hash itself. */
const Hash = ({ text }: { readonly text: string }) => (
  <>
    {(text.match(/.{1,8}/g) ?? []).map(group => (
      <>
        {group}
        <wbr />
      </>
    ))}
  </>
)
