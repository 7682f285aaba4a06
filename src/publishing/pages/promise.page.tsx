import {
  Breadcrumb,
  Chart,
  drawControlChart,
  EmptyState,
  FigureNotes,
  LeadSentence,
  Link,
  PromiseTag,
  SummaryList,
} from '#web'
import type { PromiseModel } from '../promise-model.ts'
import { LatestPublished } from './latest-published.tsx'

export function PromisePage({
  model,
  promisesHref,
  placeName,
  asAt,
}: {
  readonly model: PromiseModel
  readonly promisesHref: string
  readonly placeName: string
  readonly asAt: string
}) {
  const { row, measure } = model
  const rows: [string, string][] = [
    ['Time limit', row.limit],
    ['Starts', model.starts],
    ['Ends', model.stops],
    ['Pauses', model.pauses],
    ['Law', model.law],
    ['Authority', model.authority],
    ['In force', model.inForce],
    ['Target', model.target ?? 'none set'],
    ...(measure
      ? ([
          ['Counted', measure.numerator],
          ['Of', measure.denominator],
          ['Source of the definition', measure.source],
        ] as [string, string][])
      : []),
  ]
  return (
    <>
      <Breadcrumb items={[{ text: 'Promises', href: promisesHref }]} />
      <h1>{row.title}</h1>
      {row.latest ? (
        <LeadSentence>
          <LatestPublished row={row} kept={model.kept} />
        </LeadSentence>
      ) : (
        <EmptyState why={row.standing} fills="A figure stands here once an edition with it is published." />
      )}
      <p>
        <PromiseTag kind={row.kind} />
      </p>
      <FigureNotes marks={model.marks} />
      {model.chart && (
        <Chart
          id="by-quarter"
          asAt={asAt}
          level={2}
          of={drawControlChart({
            ...{ chart: model.chart, measure: row.title, place: placeName },
            write: value => `${value}%`,
          })}
        />
      )}
      <h2>What was promised</h2>
      <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
      {model.editions.length > 0 && (
        <>
          <h2>Where it was published</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {model.editions.map(edition => (
              <li>
                <Link href={edition.href}>{edition.text}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
