/** Who is outside the usual population of their level? Of the nation, and of one system. */
import type { Day } from '#kit'
import { type System, type SystemId, systemsOf, type Tx } from '#platform'
import { countOf, dayInWords, numberInWords, type Page } from '#web'
import { systemKinds } from '../organisation.ts'
import { viewLevelsRule } from '../rules.ts'
import { lifetimesOf } from '../store/family.ts'
import { type Network, neighbourhoodPlans, networksOn, populationBands } from '../store/levels.ts'
import { parentsOn } from '../store/memberships.ts'
import { organisationOn, organisationsOn } from '../store/organisations.ts'
import { placesOf, servingOn, systemCodeOn } from '../store/places.ts'
import { residentsOf, residentsOfPlaces } from '../store/populations.ts'
import { boundariesOnHref, levelsHref, organisationHref, placeHref, systemsHref } from './addresses.ts'
import { askedDay, dayTyped } from './asked-day.ts'
import { dayRefused } from './day-form.tsx'
import { LevelsPage, type NetworksOfSystem } from './levels.page.tsx'
import {
  type AreaOfLevel,
  coverageShown,
  type LevelAsked,
  levelSection,
  levelsLead,
  mergedWords,
} from './levels-model.ts'

const title = 'Who is outside the usual population?'

export const nationalLevelsPage: Page = {
  path: '/england/levels',
  act: viewLevelsRule,
  async show({ tx, actor, query }) {
    const address = '/england/levels'
    const day = askedDay(query, actor.at.today)
    if (!day.ok) return dayRefused({ heading: title, address, query, refusal: day.refusal })
    const { on } = day.value
    const [bands, networks] = [await populationBands(tx), await networksOn(tx, on)]
    const places: AreaOfLevel[] = []
    for (const system of await systemsOf(tx)) places.push(...(await areasOfPlaces(tx, system, on)))
    const within = query.get('within') ?? ''
    const judged = [
      ...[systemsAsked(await areasOfSystems(tx, on)), placesAsked('places recorded here', places)],
      networksAsked(networks),
    ].map(each => levelSection(each, bands, on))
    const shown = networks.filter(each => within === 'all' || each.system === within)
    return {
      ...{ title, tables: 'as-files' },
      body: LevelsPage({
        ...{
          heading: 'Who is outside the usual population of their level?',
          address,
          typed: dayTyped(query),
        },
        ...{ lead: levelsLead(judged, on), asAt: `as at ${dayInWords(on)}`, coverage: [] },
        sections: [...judged.slice(0, 2), levelSection(networksAsked(shown), bands, on)].filter(
          section => section.level !== 'neighbourhood' || within !== '',
        ),
        bySystem: networksBySystem(networks, on, systemId => `${address}?on=${on}&within=${systemId}`, bands),
        networksCounted: judged.find(each => each.level === 'neighbourhood')?.counted ?? '',
        notes: notesOf(networks),
        upwards: await upwardsOf(tx, on),
      }),
    }
  },
}

export const systemLevelsPage: Page = {
  path: '/:system/levels',
  act: viewLevelsRule,
  async show({ tx, actor, system, query }) {
    const address = `/${system.system}/levels`
    const day = askedDay(query, actor.at.today)
    if (!day.ok) return dayRefused({ heading: title, address, query, refusal: day.refusal })
    const { on } = day.value
    const code = await systemCodeOn(tx, system.system, on)
    const residents = code ? (await residentsOf(tx, [code], on)).get(code) : undefined
    const networks = (await networksOn(tx, on)).filter(each => each.system !== null && each.system === code)
    const bands = await populationBands(tx)
    const own = { name: system.name, people: residents?.people ?? null }
    const sections = [
      ...[systemsAsked([own]), placesAsked('places', await areasOfPlaces(tx, system, on))],
      networksAsked(networks),
    ].map(each => levelSection(each, bands, on))
    const plans = await neighbourhoodPlans(tx, system.system, on)
    return {
      ...{ title, section: 'your-area', tables: 'as-files', asAt: `Shown as at ${dayInWords(on)}` },
      body: LevelsPage({
        ...{
          heading: `Who is outside the usual population in ${system.name}?`,
          address,
          typed: dayTyped(query),
        },
        ...{ lead: levelsLead(sections, on), asAt: `as at ${dayInWords(on)}`, sections },
        ...{ bySystem: [], networksCounted: '' },
        coverage: plans.map(plan => coverageShown(plan, residents)),
        notes: notesOf(networks),
        upwards: [
          ...(code ? await regionOf(tx, code, on) : []),
          { words: 'The same for all of England', href: levelsHref(on) },
          {
            words: 'Places, councils and commissioners on a map',
            href: `/${system.system}/your-area?on=${on}`,
          },
        ],
      }),
    }
  },
}

const systemsAsked = (areas: readonly AreaOfLevel[]): LevelAsked => ({
  ...{ level: 'system', areasAre: areas.length === 1 ? 'system' : 'systems', basis: 'Residents', areas },
})
const placesAsked = (areasAre: string, areas: readonly AreaOfLevel[]): LevelAsked => ({
  ...{ level: 'place', areasAre, basis: 'Residents', areas },
})
const networksAsked = (networks: readonly Network[]): LevelAsked => ({
  ...{ level: 'neighbourhood', areasAre: 'neighbourhoods (primary care networks)' },
  basis: 'Registered people',
  areas: networks.map(({ name, people, withoutList, practices }) => ({
    ...{ name, people },
    lacks: withoutList > 0 ? `${withoutList} of ${countOf(practices, 'practice')}` : undefined,
  })),
})

async function areasOfSystems(tx: Tx, on: Day): Promise<AreaOfLevel[]> {
  const systems = await organisationsOn(tx, systemKinds, on)
  const codes = systems.map(each => each.code)
  const residents = await residentsOf(tx, codes, on)
  return systems.map(({ code, name }) => ({
    ...{ name, href: organisationHref(code, on), people: residents.get(code)?.people ?? null },
  }))
}

async function areasOfPlaces(tx: Tx, { system }: System, on: Day): Promise<AreaOfLevel[]> {
  const residents = await residentsOfPlaces(tx, system, on)
  const lost = await lostInWords(tx, system, on)
  return (await placesOf(tx, system)).map(({ place, name }) => ({
    ...{ name, href: placeHref(system, place, on), people: residents.get(place)?.people ?? null },
    unknownAs: lost.get(place),
  }))
}

/** Of each place whose commissioners have become part of others: what became of them. */
async function lostInWords(tx: Tx, system: SystemId, on: Day): Promise<Map<string, string>> {
  const serving = [...(await servingOn(tx, system, on))]
  const codes = serving.flatMap(([, { lost }]) => lost.flatMap(each => [each.code, ...each.into]))
  const lifetimes = await lifetimesOf(tx, codes, on)
  const name = (code: string): string => lifetimes.get(code)?.name ?? code
  return new Map(serving.map(([place, { lost }]) => [place, mergedWords(lost, name)]))
}

/** Networks whose system is known, counted for each; the list of one is shown when it is chosen. */
function networksBySystem(
  networks: readonly Network[],
  on: Day,
  hrefOf: (system: string) => string,
  bands: Awaited<ReturnType<typeof populationBands>>,
): NetworksOfSystem[] {
  const names = new Map(networks.map(each => [each.system, each.systemName]))
  const known = [...names].flatMap(([system, name]) => (system && name ? [{ system, name }] : []))
  const rows = known.map(({ system, name }) => {
    const theirs = networks.filter(each => each.system === system)
    const outside = levelSection(networksAsked(theirs), bands, on).rows.length
    return { name, href: hrefOf(system), networks: theirs.length, outside }
  })
  return rows.sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

function notesOf(networks: readonly Network[]): string[] {
  const without = networks.reduce((sum, each) => sum + each.withoutList, 0)
  const practices = networks.reduce((sum, each) => sum + each.practices, 0)
  return [
    'A band is what somebody said is usual, not a rule: being outside it is no fault. Both ends of a band are inside it.',
    'Residents are those who lived in the boundaries of the day, by the estimate of mid-2019 or mid-2020 nearest to it.',
    'Neighbourhoods are primary care networks, by the membership published in May 2022, and the people registered with their practices by the lists used for the allocations of 2023/24: not of the day shown.',
    networks.length === 0
      ? 'No network is recorded on this day: they began in July 2019.'
      : `${numberInWords(without)} of ${countOf(practices, 'practice')} in networks have no list here; their people are missing.`,
  ]
}

async function upwardsOf(tx: Tx, on: Day) {
  const regions = await organisationsOn(tx, ['nhs-region'], on)
  const residents = await residentsOf(tx, [...regions.map(each => each.code), 'E92000001'], on)
  const people = (code: string): string => {
    const found = residents.get(code)
    return found ? `, ${numberInWords(found.people)} residents` : ''
  }
  return [
    { words: `England${people('E92000001')}: one nation, led by NHS England` },
    ...regions.map(({ code, name }) => ({
      ...{ words: `${name}: NHS region${people(code)}`, href: organisationHref(code, on) },
    })),
    { words: 'Every system on a map', href: systemsHref(on) },
    { words: 'Councils that are divided between systems', href: boundariesOnHref(on) },
  ]
}

async function regionOf(tx: Tx, system: string, on: Day) {
  const regions = await parentsOn(tx, 'system-region', system, on)
  const nation = await organisationOn(tx, 'E92000001', on)
  return [
    ...(nation ? [{ words: `${nation.name}: nation` }] : []),
    ...regions.map(({ code, name }) => ({ words: `${name}: NHS region`, href: organisationHref(code, on) })),
  ]
}
