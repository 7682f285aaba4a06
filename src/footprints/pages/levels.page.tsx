import { DataTable, FigureNotes, FigureValue, LeadSentence, Link, numberInWords } from '#web'
import { DayForm } from './day-form.tsx'
import type { CoverageShown, LevelSection } from './levels-model.ts'

export type NetworksOfSystem = {
  readonly name: string
  readonly href: string
  readonly networks: number
  readonly outside: number
}

export type LevelsPageModel = {
  readonly heading: string
  readonly lead: string
  readonly asAt: string
  readonly address: string
  /** The day, as it was asked for. */
  readonly typed: string
  readonly sections: readonly LevelSection[]
  readonly coverage: readonly CoverageShown[]
  /** Of the nation, where the list of all would be too long to begin with. */
  readonly bySystem: readonly NetworksOfSystem[]
  /** How many of all networks have no people known, where some have none. */
  readonly networksCounted: string
  readonly notes: readonly string[]
  readonly upwards: readonly { readonly words: string; readonly href?: string }[]
}

export function LevelsPage(model: LevelsPageModel) {
  const { heading, lead, sections, coverage, notes, asAt } = model
  return (
    <>
      <h1>{heading}</h1>
      <LeadSentence>{lead}</LeadSentence>
      <DayForm address={model.address} typed={model.typed} />
      {coverage.map(each => (
        <Coverage {...each} asAt={asAt} />
      ))}
      {sections.map(section => (
        <Section {...section} asAt={asAt} />
      ))}
      {model.bySystem.length > 0 && <BySystem {...model} />}
      <h2>What to know</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {notes.map(note => (
          <li>{note}</li>
        ))}
      </ul>
      <h2>Levels above and below</h2>
      <ul class="nhsuk-list">
        {model.upwards.map(({ words, href }) => (
          <li>{href ? <Link href={href}>{words}</Link> : words}</li>
        ))}
      </ul>
    </>
  )
}

type AsAt = { readonly asAt: string }

function emptyWords(areas: number, readings: number): string {
  if (areas === 0) return 'None is recorded on this day whose people are known.'
  return readings === 0 ? 'No source says what is usual here.' : 'None is outside.'
}

function Section({
  level,
  areasAre,
  howMany,
  basis,
  readings,
  rows,
  withoutPeople,
  counted,
  asAt,
}: LevelSection & AsAt) {
  const title = `${areasAre.charAt(0).toUpperCase()}${areasAre.slice(1)}`
  return (
    <>
      <h2>{title}</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {readings.map(({ words, said }) => (
          <li>
            Usual: {words} people. {said.join('. ')}.
          </li>
        ))}
      </ul>
      <DataTable
        id={`outside-${level}`}
        caption={`${title} outside the usual population`}
        asAt={asAt}
        columns={[
          { heading: 'Name' },
          { heading: basis, isNumeric: true },
          ...readings.map(({ words }) => ({ heading: `Against ${words}` })),
          ...(rows.some(row => row.lacks) ? [{ heading: 'Counted without' }] : []),
        ]}
        rows={rows.map(({ name, href, people, verdicts, lacks }) => [
          href ? { text: name, href } : name,
          numberInWords(people),
          ...verdicts,
          ...(rows.some(row => row.lacks) ? [lacks] : []),
        ])}
        total={rows.length}
        empty={{ why: emptyWords(howMany, readings.length) }}
      />
      {counted && <p>{counted}</p>}
      {withoutPeople.length > 0 && <p>Not known how many people: {withoutPeople.join(', ')}.</p>}
    </>
  )
}

function Coverage({ plan, sentence, rows, asAt }: CoverageShown & AsAt) {
  const marks = plan.mark ? [plan.mark] : []
  const figure = {
    measure: plan.name,
    place: '',
    date: asAt,
    value: plan.howMany,
    unit: ` ${plan.name}`,
    marks,
  }
  return (
    <>
      <h2>Who is not covered</h2>
      <p>
        {sentence} Said in {plan.source}: <FigureValue figure={figure} />.
      </p>
      <DataTable
        id={`coverage-${plan.plan}`}
        kind="matrix"
        caption={`People whom ${numberInWords(plan.howMany)} ${plan.name} do not cover`}
        asAt={asAt}
        columns={[
          { heading: 'Of which people' },
          { heading: 'How many', isNumeric: true },
          { heading: 'Not covered', isNumeric: true },
        ]}
        rows={rows.map(({ people, howMany, uncovered }) => [people, numberInWords(howMany), uncovered])}
        total={rows.length}
        empty={{ why: 'No population is known.' }}
      />
      <FigureNotes marks={marks} />
    </>
  )
}

function BySystem({ bySystem, networksCounted, asAt }: LevelsPageModel) {
  return (
    <>
      <DataTable
        id="networks-by-system"
        kind="matrix"
        caption="Neighbourhoods outside the usual population, by system"
        asAt={asAt}
        columns={[
          { heading: 'System' },
          { heading: 'Networks', isNumeric: true },
          { heading: 'Outside', isNumeric: true },
        ]}
        rows={bySystem.map(({ name, href, networks, outside }) => [{ text: name, href }, networks, outside])}
        total={bySystem.length}
        empty={{ why: 'There were no networks on this day.' }}
      />
      {networksCounted && <p>{networksCounted}</p>}
    </>
  )
}
