import type { Day, Refusal } from '#kit'
import {
  Button,
  Chart,
  DataTable,
  dayInWords,
  Input,
  InsetText,
  LeadSentence,
  messagesOf,
  numberInWords,
  Problems,
  Select,
} from '#web'
import { thresholds } from '../coterminosity.ts'
import { organisationHref } from './addresses.ts'
import { type BoundariesModel, thresholdWords } from './boundaries-model.ts'
import { NationLinks } from './nation-links.tsx'

const heading = 'Where do the lines of councils and systems not meet?'

export function BoundariesPage(model: BoundariesModel) {
  return (
    <>
      <h1>{heading}</h1>
      <LeadSentence>{model.lead}</LeadSentence>
      <Filter days={model.days} chosen={chosenOf(model)} />
      <Chart id="split-councils-map" of={model.map} asAt={model.asAt} source={source(model)} />
      <Thresholds {...model} />
      <Parts {...model} />
      <h2>What counts as divided</h2>
      <p>
        Every small area of England lies in one council and one system by the lists of that day. A council is
        divided when two or more systems hold a part of it that counts: one with at least the chosen share of
        the council’s residents.
      </p>
      <NationLinks on={model.onward} from="boundaries" />
    </>
  )
}

const chosenOf = ({ asked, lists }: BoundariesModel): FilterProps['chosen'] => {
  const isListed = thresholds.some(share => share === asked.share)
  return {
    ...{ on: lists, tier: asked.tier, share: isListed ? String(asked.share) : '0' },
    percent: isListed ? '' : String(Number((asked.share * 100).toFixed(4))),
  }
}

const source = ({ lists }: BoundariesModel): string =>
  `Lists of small areas of ${dayInWords(lists)} and estimates of residents, Office for National Statistics.`

type FilterProps = {
  readonly days: readonly { readonly day: Day; readonly words: string }[]
  readonly chosen: Readonly<Record<'on' | 'tier' | 'share' | 'percent', string>>
  readonly messages?: ReadonlyMap<string, string>
}

/** A day or a share that is none: what was asked stays, with what is wrong at its field. */
export function BoundariesRefused({ refusal, ...props }: FilterProps & { readonly refusal: Refusal }) {
  return (
    <>
      <Problems refusal={refusal} />
      <h1>{heading}</h1>
      <Filter {...props} messages={messagesOf(refusal)} />
    </>
  )
}

function Filter({ days, chosen, messages }: FilterProps) {
  return (
    <form method="get" class="app-filter app-filter--standing" action="/england/boundaries">
      <Select
        name="on"
        label="Lists of"
        value={chosen.on}
        errorMessage={messages?.get('on')}
        items={days.map(({ day, words }) => ({ text: words, value: day }))}
      />
      <Select
        name="tier"
        label="Councils"
        value={chosen.tier}
        errorMessage={messages?.get('tier')}
        items={[
          { text: 'Upper tier: counties and single-tier', value: 'upper' },
          { text: 'Lower tier: districts and single-tier', value: 'lower' },
        ]}
      />
      <Select
        name="share"
        label="What counts"
        value={chosen.share}
        errorMessage={messages?.get('share')}
        items={thresholds.map(share => ({ text: thresholdWords(share), value: String(share) }))}
      />
      <Input
        name="percent"
        label="or at least"
        inputmode="decimal"
        suffix="%"
        width={4}
        value={chosen.percent}
        errorMessage={messages?.get('percent')}
      />
      <Button isSmall variant="secondary">
        Apply
      </Button>
    </form>
  )
}

function Thresholds({ answers, asAt, near }: BoundariesModel) {
  return (
    <>
      <h2>How many, at each threshold</h2>
      <DataTable
        id="thresholds"
        kind="matrix"
        caption="Divided councils, and systems that hold a part of one"
        asAt={asAt}
        columns={[
          { heading: 'What counts' },
          { heading: 'Councils', isNumeric: true },
          { heading: 'Systems', isNumeric: true },
        ]}
        rows={answers.map(({ words, councils, systems, href, isChosen }) => [
          isChosen ? `${words} (shown here)` : { text: words, href },
          councils,
          systems,
        ])}
        total={answers.length}
        empty={{ why: 'There are no thresholds.' }}
      />
      <InsetText>
        <p>
          A press report on the White Paper of February 2021 said that “almost 20” of 42 systems share a
          council with another (second-hand). What it counted as a part is not known. {near}
        </p>
      </InsetText>
    </>
  )
}

function Parts({ rows, asAt, lists }: BoundariesModel) {
  return (
    <>
      <h2>Divided councils and their parts</h2>
      <DataTable
        id="parts"
        caption="Parts of divided councils"
        asAt={asAt}
        columns={[
          { heading: 'Council' },
          { heading: 'System' },
          { heading: 'Share of its residents', isNumeric: true },
          { heading: 'Residents', isNumeric: true },
          { heading: 'Map' },
        ]}
        rows={rows.map(({ council, system, share, people }) => [
          { text: council.name, href: organisationHref(council.code, lists) },
          { text: system.name, href: organisationHref(system.code, lists) },
          share,
          numberInWords(people),
          { text: 'Map', href: council.href, visuallyHiddenText: `of ${council.name}` },
        ])}
        total={rows.length}
        empty={{
          why: 'No council is divided, by what counts here.',
          fills: 'A lower share counts more parts.',
        }}
      />
    </>
  )
}
