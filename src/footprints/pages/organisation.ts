/** What is this organisation, whom does it cover, to whom does it belong, and what came before and after it? */
import type { Day } from '#kit'
import { systemsOf, type Tx } from '#platform'
import { dayInWords, drawFamilyTree, type Page, type PageContext, type Shown, type Went } from '#web'
import { familyTreeModel } from '../family-tree.ts'
import { nameOn, namesOverTime, standingOn } from '../identity.ts'
import { mapOfCommissioners } from '../map-of-commissioners.ts'
import { mapOfFootprint } from '../map-of-footprint.ts'
import { isFootprint, type Organisation, relations, systemKinds } from '../organisation.ts'
import { findAreaRule } from '../rules.ts'
import { familyStepsOf, lifetimesOf } from '../store/family.ts'
import { filedUnder, formerNamesOf, otherCodesOf } from '../store/identity.ts'
import { landingsOn } from '../store/landings.ts'
import { historiesOf, historyOf } from '../store/organisations.ts'
import { listsOfSystem } from '../store/overlaps.ts'
import { abovesOn, memberGroupsOn, recordedHere } from '../store/relations.ts'
import { addressWith, organisationHref, organisationsPath } from './addresses.ts'
import { type AskedDay, askedDay, dayTyped } from './asked-day.ts'
import { dayRefused } from './day-form.tsx'
import { NoOrganisationPage, OrganisationPage } from './organisation.page.tsx'
import type { OrganisationModel } from './organisation-model.ts'
import { peopleOf } from './organisation-people.ts'

/** Of each kind of member; the rest is one link away. */
const membersShown = 10

export const organisationPage: Page = {
  path: `${organisationsPath}/:organisation`,
  act: findAreaRule,
  async show(context) {
    const { tx, actor, params, query } = context
    const code = (params.organisation ?? '').toUpperCase()
    const history = await historyOf(tx, code)
    const day = askedDay(query, actor.at.today)
    if (!day.ok) {
      const address = `${organisationsPath}/${code}`
      return dayRefused({ heading: history.at(-1)?.name ?? code, address, query, refusal: day.refusal })
    }
    const steps = await familyStepsOf(tx, code)
    if (history.length > 0 || steps.length > 0) return shownBody(context, code, day.value)
    const filed = await filedUnder(tx, code)
    return filed ? { goTo: organisationHref(filed, day.value.chosen) } : notFound(code)
  },
}

/** The address of a place of the nation by its code: an organisation's. */
export const nationalPlacePage: Page = {
  path: '/places/:organisation',
  act: findAreaRule,
  show: async ({ params, query }): Promise<Went> => ({
    goTo: addressWith(`${organisationsPath}/${encodeURIComponent(params.organisation ?? '')}`, {
      on: query.get('on'),
    }),
  }),
}

const notFound = (code: string): Shown => ({
  title: 'No such organisation',
  status: 404,
  body: NoOrganisationPage({ code }),
})

type Maps = Pick<OrganisationModel, 'maps' | 'noMap'>

/** Where it is; of a system also who its commissioners are. What never has an area of its own has no map. */
async function mapsOf(tx: Tx, body: Organisation, on: Day, hrefOf: (code: string) => string): Promise<Maps> {
  if (!isFootprint(body.kind)) return { maps: [], noMap: undefined }
  const isSystem = systemKinds.some(kind => kind === body.kind)
  const own = await mapOfFootprint(tx, body, on)
  const maps = [own, ...(isSystem ? [await mapOfCommissioners(tx, body, on, hrefOf)] : [])]
  return { maps: maps.filter(map => map.ok), noMap: own.ok ? undefined : own.refusal.message }
}

/** Names of bodies on any day; a code that no list describes stands for itself. */
async function namesOn(tx: Tx, codes: readonly string[]): Promise<OrganisationModel['nameAt']> {
  const [histories, former] = [await historiesOf(tx, codes), await formerNamesOf(tx, codes)]
  return (code, on) => nameOn(namesOverTime(histories.get(code) ?? [], former.get(code) ?? []), on) ?? code
}

async function shownBody({ tx, query, panels }: PageContext, code: string, day: AskedDay): Promise<Shown> {
  const history = await historyOf(tx, code)
  const seen = standingOn(history, day.on)
  const seenOn = seen?.seenOn ?? day.on
  const steps = await familyStepsOf(tx, code)
  const landings = (await landingsOn(tx, [code], day.on)).get(code) ?? []
  const relatives = [
    ...steps.flatMap(step => [step.oldCode, step.newCode]),
    ...landings.map(each => each.code),
  ]
  const lifetimes = await lifetimesOf(tx, relatives, day.on)
  const asked = query.get('members')
  const only = relations.find(relation => relation === asked) ?? null
  const groups = await memberGroupsOn(tx, code, seenOn, only === null ? membersShown : null)
  const above = await abovesOn(tx, code, seenOn)
  const hrefOf = (of: string) => organisationHref(of, day.chosen)
  const nameAt = await namesOn(tx, [code, ...relatives])
  const tree = familyTreeModel({ code, on: day.on, steps, lifetimes, hrefOf, nameAt })
  const name = seen?.body.name ?? code
  const here = await recordedHere(tx, [code, ...above.map(each => each.code)], code, seenOn)
  const names = new Map((await systemsOf(tx)).map(each => [each.system, each.name]))
  return {
    title: name,
    asAt: dayInWords(day.on),
    tables: 'as-files',
    body: OrganisationPage({
      ...{
        code,
        name,
        on: day.on,
        typed: dayTyped(query),
        seen,
        seenOn,
        steps,
        lifetimes,
        landings,
        above,
        hrefOf,
        nameAt,
        only,
      },
      names: namesOverTime(history, (await formerNamesOf(tx, [code])).get(code) ?? []),
      codes: await otherCodesOf(tx, code),
      people: await peopleOf(tx, { code, body: seen?.body, steps, seenOn }),
      groups: only === null ? groups : groups.filter(group => group.relation === only),
      tree: tree && drawFamilyTree(tree),
      ...(seen ? await mapsOf(tx, seen.body, seenOn, hrefOf) : { maps: [], noMap: undefined }),
      here: here.map(each => ({ ...each, systemName: names.get(each.system) ?? each.system })),
      weighedOn: await listsOfSystem(tx, code, seenOn),
      panels: await panels('organisation', code),
      allOf: relation =>
        addressWith(`${organisationsPath}/${code}`, {
          on: day.chosen,
          members: relation,
        }),
    }),
  }
}
