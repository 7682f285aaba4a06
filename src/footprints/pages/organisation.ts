/** What is this organisation, whom does it cover, to whom does it belong, and what came before and after it? */
import { systemsOf } from '#platform'
import { dayInWords, drawFamilyTree, type Page, type PageContext, type Shown, type Went } from '#web'
import { familyTreeModel } from '../family-tree.ts'
import { namesOverTime, standingOn } from '../identity.ts'
import { relations } from '../organisation.ts'
import { findAreaRule } from '../rules.ts'
import { familyStepsOf, lifetimesOf } from '../store/family.ts'
import { filedUnder, formerNamesOf, otherCodesOf } from '../store/identity.ts'
import { landingsOn } from '../store/landings.ts'
import { historyOf } from '../store/organisations.ts'
import { residentsOf } from '../store/populations.ts'
import { abovesOn, memberGroupsOn, recordedHere, sharedPeopleOn } from '../store/relations.ts'
import { type AskedDay, addressWith, askedDay, organisationHref, organisationsPath } from './asked-day.ts'
import { NoOrganisationPage, OrganisationPage } from './organisation.page.tsx'

/** Of each kind of member; the rest is one link away. */
const membersShown = 10

export const organisationPage: Page = {
  path: `${organisationsPath}/:organisation`,
  act: findAreaRule,
  async show(context) {
    const { tx, actor, params, query } = context
    const code = (params.organisation ?? '').toUpperCase()
    const day = askedDay(query, actor.at.today)
    const history = await historyOf(tx, code)
    const steps = await familyStepsOf(tx, code)
    if (history.length > 0 || steps.length > 0) return shownBody(context, code, day)
    const filed = await filedUnder(tx, code)
    return filed ? { goTo: organisationHref(filed, day.typed === '' ? null : day.on) } : notFound(code)
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
  const hrefOf = (of: string) => organisationHref(of, day.typed === '' ? null : day.on)
  const tree = familyTreeModel({ code, on: day.on, steps, lifetimes, hrefOf })
  const name = seen?.body.name ?? code
  const here = await recordedHere(tx, [code, ...above.map(each => each.code)], code, seenOn)
  const names = new Map((await systemsOf(tx)).map(each => [each.system, each.name]))
  return {
    title: name,
    asAt: dayInWords(day.on),
    tables: 'as-files',
    body: OrganisationPage({
      ...{ code, name, day, seen, seenOn, steps, lifetimes, landings, above, hrefOf, only },
      names: namesOverTime(history, await formerNamesOf(tx, code)),
      codes: await otherCodesOf(tx, code),
      residents: (await residentsOf(tx, [code], seenOn)).get(code),
      shared: await sharedPeopleOn(tx, code, seenOn),
      groups: only === null ? groups : groups.filter(group => group.relation === only),
      tree: tree && drawFamilyTree(tree),
      here: here.map(each => ({ ...each, systemName: names.get(each.system) ?? each.system })),
      panels: await panels('organisation', code),
      allOf: relation =>
        addressWith(`${organisationsPath}/${code}`, {
          on: day.typed === '' ? null : day.on,
          members: relation,
        }),
    }),
  }
}
