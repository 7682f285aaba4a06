import type { Day, Quarter } from '#kit'
import {
  Button,
  Chart,
  DataTable,
  dayInWords,
  drawFunnel,
  FigureNotes,
  Input,
  LeadSentence,
  Link,
  listInWords,
  numberInWords,
  quarterInWords,
} from '#web'
import type { VariationMeasure } from '../variation/measures.ts'
import type { PublishedFigure } from '../variation/published-figures.ts'
import { perAdults, type Variation } from '../variation/variation.ts'

export type ComparedMeasure = {
  readonly measure: VariationMeasure
  readonly variation: Variation
  /** England's published count of the same quarter, where there is one. */
  readonly england: PublishedFigure | null
  /** Years of the population estimates. */
  readonly years: readonly number[]
}
export type VariationModel = {
  readonly system: string
  readonly invented: boolean
  readonly quarter: Quarter
  readonly today: Day
  /** Null for whoever is not staff: counts of few people are in it. */
  readonly measures: readonly ComparedMeasure[] | null
  readonly published: readonly PublishedFigure[]
}

export function VariationPage(model: VariationModel) {
  const { measures, quarter, invented } = model
  return (
    <>
      <h1>Why do we differ?</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      {measures === null ? (
        <p>
          Our own counts by commissioner are for staff until an edition of them is published, because some are
          of few people.
        </p>
      ) : (
        <>
          <form method="get" class="app-filter">
            <Input
              id="quarter"
              name="quarter"
              label="Quarter (such as 2019-20-Q3)"
              value={quarter}
              width={10}
            />
            <Button variant="secondary">Apply</Button>
          </form>
          <p>
            Rates are per {numberInWords(perAdults)} adults who <strong>live</strong> in an area. Published
            rates are per adult registered with a GP practice: the two are never compared here.
          </p>
          {measures.map(each => (
            <MeasureTable {...each} model={model} />
          ))}
          <FigureNotes marks={invented ? ['invented'] : []} />
        </>
      )}
      <Published {...model} />
    </>
  )
}

const rate = (value: number | null): string => (value === null ? 'no estimate' : value.toFixed(1))

function answerOf({ measures, quarter }: VariationModel): string {
  const [first] = measures ?? []
  if (!first) return 'What was published about continuing healthcare in England, each figure with its page.'
  const { highest, lowest, ratio } = first.variation
  if (!highest || !lowest || ratio === null)
    return `${quarterInWords(quarter)}: too little is recorded to compare.`
  return `${quarterInWords(quarter)}: ${highest.name} had ${rate(highest.rate)} eligible people for every ${numberInWords(perAdults)} adults, ${lowest.name} ${rate(lowest.rate)}.`
}

function MeasureTable({
  measure,
  variation,
  england,
  years,
  model,
}: ComparedMeasure & { model: VariationModel }) {
  const { quarter, invented, system } = model
  const mark = invented ? ' [invented]' : ''
  const asAt = `as known on ${dayInWords(model.today)}`
  return (
    <>
      <h2>{measure.title}</h2>
      <p>
        {measure.definition}. {readings(variation)}
      </p>
      <Chart
        id={`funnel-${measure.id}`}
        level={3}
        asAt={asAt}
        of={drawFunnel({
          ...{
            measure: `${measure.title}${mark}`,
            place: `commissioners of ${system}`,
            counted: 'resident adults',
          },
          kind: { statistic: 'rate', rate: 'crude', multiplier: perAdults, years: 1 },
          areas: variation.areas.map(area => ({
            name: area.name,
            numerator: area.count,
            denominator: area.adults,
            rate: area.rate,
          })),
        })}
      />
      <DataTable
        id={`variation-${measure.id}`}
        kind="matrix"
        caption={`${measure.title}, ${quarterInWords(quarter)}, by commissioner${mark}`}
        asAt={asAt}
        columns={[
          { heading: 'Commissioner' },
          { heading: 'Count', isNumeric: true },
          { heading: 'Resident adults', isNumeric: true },
          { heading: `Per ${numberInWords(perAdults)} resident adults`, isNumeric: true },
          { heading: '95% interval', isNumeric: true },
        ]}
        rows={variation.areas.map(area => [
          area.name,
          numberInWords(area.count),
          area.adults === null ? 'no estimate' : numberInWords(area.adults),
          rate(area.rate),
          area.upper === null ? '' : `${rate(area.lower ?? 0)} to ${rate(area.upper)}`,
        ])}
        total={variation.areas.length}
        empty={{ why: 'No commissioner of this system is recorded.' }}
      />
      <p>
        Residents: ONS estimates of mid-{listInWords(years.map(String))}.{' '}
        {shareOf(variation, england, quarter)}
      </p>
    </>
  )
}

/** Both readings, each with its formula: who says “150% variance” may mean either. */
function readings({ highest, lowest, ratio, excessPercent }: Variation): string {
  if (!highest || !lowest || ratio === null || excessPercent === null)
    return 'Highest and lowest cannot be compared: an area has none, or fewer than two have an estimate of adults.'
  return (
    `Highest ${highest.name}, ${rate(highest.rate)}; lowest ${lowest.name}, ${rate(lowest.rate)}. ` +
    `(${rate(highest.rate)} − ${rate(lowest.rate)}) ÷ ${rate(lowest.rate)} = ${Math.round(excessPercent)}% more; ` +
    `${rate(highest.rate)} ÷ ${rate(lowest.rate)} = ${Math.round(ratio * 100)}% of the lowest.`
  )
}

function shareOf({ areas }: Variation, england: PublishedFigure | null, quarter: Quarter): string {
  const ours = areas.reduce((sum, area) => sum + area.count, 0)
  if (england === null)
    return `No share of England or of a region is shown: no count of either was found published for ${quarterInWords(quarter)}.`
  return `${numberInWords(ours)} of England’s published ${numberInWords(england.value)} is ${((100 * ours) / england.value).toFixed(1)}%; no count of a region was found published.`
}

const measureWords: Readonly<Record<string, string>> = {
  eligible_snapshot: 'Eligible at the end of the quarter',
  eligible_snapshot_rounded: 'Eligible at the end of the quarter, rounded',
  eligible_per_50k_weighted_pop: 'Eligible per 50,000 of a weighted population',
  eligible_per_50k_18plus: 'Eligible per 50,000 registered adults',
  newly_eligible: 'Newly eligible in the quarter',
  newly_eligible_rounded: 'Newly eligible in the quarter, rounded',
  newly_eligible_per_50k_weighted_pop: 'Newly eligible per 50,000 of a weighted population',
  newly_eligible_per_50k_18plus: 'Newly eligible per 50,000 registered adults',
  referrals_received_standard: 'Referrals received, standard',
  referrals_received_fast_track: 'Referrals received, fast track',
  referrals_received_total: 'Referrals received, both types',
}

function Published({ published }: VariationModel) {
  return (
    <>
      <h2>England, as published</h2>
      <p>
        Published figures, not our counts, and on another basis: they stand apart and are not compared with
        ours.
      </p>
      <DataTable
        id="published"
        kind="matrix"
        caption="Continuing healthcare in England"
        asAt={`last published here for ${published.at(-1)?.period}`}
        columns={[
          { heading: 'Period' },
          { heading: 'What' },
          { heading: 'Value', isNumeric: true },
          { heading: 'Source' },
        ]}
        rows={published.map(figure => [
          figure.period,
          measureWords[figure.measure] ?? figure.measure,
          numberInWords(figure.value),
          {
            text: (
              <>
                {figure.source.startsWith('http') ? (
                  <Link href={figure.source}>{new URL(figure.source).hostname}</Link>
                ) : (
                  figure.source
                )}
                {figure.sourceKind === 'secondary' ? ' (quoted there) [x]' : ''}
              </>
            ),
          },
        ])}
        total={published.length}
        empty={{ why: 'No published figure is loaded.' }}
      />
      <FigureNotes marks={['unverified']} />
    </>
  )
}
