import type { Day, Quarter, Refusal } from '#kit'
import {
  Button,
  Chart,
  DataTable,
  dayInWords,
  drawFunnel,
  FigureNotes,
  Input,
  InsetText,
  LeadSentence,
  Link,
  listInWords,
  numberInWords,
  Problems,
  quarterInWords,
} from '#web'
import type { RecordOfReferrals } from '../return/whole-record.ts'
import type { VariationMeasure } from '../variation/measures.ts'
import type { PublishedFigure } from '../variation/published-figures.ts'
import { perAdults, type Variation } from '../variation/variation.ts'
import { recordInWords } from './record-in-words.ts'

export type ComparedMeasure = {
  readonly measure: VariationMeasure
  readonly variation: Variation
  /** England's published count of the same quarter, where there is one. */
  readonly england: PublishedFigure | null
  /** Years of the population estimates. */
  readonly years: readonly number[]
}
export type Compared = {
  readonly measures: readonly ComparedMeasure[]
  readonly record: RecordOfReferrals | null
  /** The record covers the quarter: else no share of anything is a share. */
  readonly isWhole: boolean
}
export type VariationModel = {
  readonly system: string
  readonly invented: boolean
  readonly quarter: Quarter
  readonly today: Day
  /** The quarter as it was typed, and what is wrong with it: then the page is of the quarter that ended last. */
  readonly typed: string
  readonly slip: Refusal | null
  /** Null for whoever is not staff: counts of few people are in it. */
  readonly compared: Compared | null
  readonly published: readonly PublishedFigure[]
  /** The return of the quarter, for whoever may read it. */
  readonly returnHref: string | null
}

export function VariationPage(model: VariationModel) {
  const { compared, slip, quarter } = model
  const notWhole = compared && recordInWords(compared.record, quarter)
  return (
    <>
      <Problems refusal={slip} />
      <h1>Why do we differ?</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      {notWhole && <InsetText text={notWhole} />}
      {compared === null ? (
        <p>
          Our own counts by commissioner are for staff until an edition of them is published, because some are
          of few people.
        </p>
      ) : (
        <Ours {...model} compared={compared} />
      )}
      <Published {...model} />
    </>
  )
}

type OurModel = VariationModel & { readonly compared: Compared }

function Ours(model: OurModel) {
  const { compared, typed, slip, invented } = model
  return (
    <>
      <form method="get" class="app-filter">
        <Input
          id="quarter"
          name="quarter"
          label="Quarter (such as 2019-20-Q3)"
          value={typed}
          width={10}
          errorMessage={slip?.message}
        />
        <Button variant="secondary">Apply</Button>
      </form>
      <p>
        {model.returnHref !== null && (
          <>
            The counts are those of the{' '}
            <Link href={model.returnHref}>national return of {quarterInWords(model.quarter)}</Link>.{' '}
          </>
        )}
        Rates are per {numberInWords(perAdults)} adults who <strong>live</strong> in an area. Published rates
        are per adult registered with a GP practice: the two are never compared here.
      </p>
      {compared.measures.map(each => (
        <MeasureTable {...each} model={model} />
      ))}
      <FigureNotes marks={invented ? ['invented'] : []} />
    </>
  )
}

const rate = (value: number | null): string => (value === null ? 'no estimate' : value.toFixed(1))

function answerOf({ compared, quarter, invented }: VariationModel): string {
  const [first] = compared?.measures ?? []
  if (!first) return 'What was published about continuing healthcare in England, each figure with its page.'
  const { highest, lowest, ratio } = first.variation
  if (!highest || !lowest || ratio === null || !compared?.isWhole)
    return `${quarterInWords(quarter)}: too little is recorded to compare.`
  return `${quarterInWords(quarter)}: ${highest.name} had ${rate(highest.rate)} eligible people for every ${numberInWords(perAdults)} adults, ${lowest.name} ${rate(lowest.rate)}${markOf(invented)}.`
}

/** A number in a sentence says itself that it did not happen. */
const markOf = (invented: VariationModel['invented']): string => (invented ? ' [invented]' : '')

function MeasureTable({ measure, variation, england, years, model }: ComparedMeasure & { model: OurModel }) {
  const { quarter, invented, system, compared } = model
  const mark = markOf(invented)
  const asAt = `as known on ${dayInWords(model.today)}`
  return (
    <>
      <h2>{measure.title}</h2>
      <p>
        {measure.definition}. {compared.isWhole && `${readings(variation)}${mark}`}
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
        {yearsInWords(years)} {compared.isWhole ? shareOf(variation, england, model) : noShare}
      </p>
    </>
  )
}

const yearsInWords = (years: readonly number[]): string =>
  years.length === 0
    ? 'No estimate of residents is loaded for this quarter, so there are no rates.'
    : `Residents: ONS estimates of mid-${listInWords(years.map(String))}.`

const noShare = 'No share of England is shown, because the record of the quarter is not whole.'

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

function shareOf(
  { areas }: Variation,
  england: PublishedFigure | null,
  { quarter, invented }: VariationModel,
): string {
  const ours = areas.reduce((sum, area) => sum + area.count, 0)
  if (england === null)
    return `No share of England or of a region is shown: no count of either was found published for ${quarterInWords(quarter)}.`
  return `${numberInWords(ours)} of England’s published ${numberInWords(england.value)} (${england.period}) is ${((100 * ours) / england.value).toFixed(1)}%${markOf(invented)}; no count of a region was found published.`
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
        Published figures, not our counts. Rates of theirs are on another basis and are compared with none of
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
