/** What must I do next? Running time limits that the actor may see, the next breach first. */
import { type After, type ClockRow, countWorklist, type WorklistFilter, worklist } from '#clocks'
import { type Place, placesOf } from '#footprints'
import { type Day, parseDay } from '#kit'
import { type Actor, audit, type Tx } from '#platform'
import { colleagues, type Page } from '#web'
import { type CaseState, caseStates } from '../case.ts'
import { careRules, unit } from '../rules.ts'
import { amongCases } from '../store/work.ts'
import { casesWithPeople } from '../store.ts'
import { dueWords, isStuck, stuckSince, type UnitRule, unitRules } from '../working-day.ts'
import { fromList } from './my-work-link.ts'
import { unitTabs } from './unit-tabs.tsx'
import { untimedFor } from './untimed.ts'
import { WorklistPage, type WorklistRow } from './worklist.page.tsx'
import type { WorklistChoices } from './worklist-filter.tsx'
import { justRecorded, stepsOfCases } from './worklist-steps.ts'

const rowsPerPage = 20
/** Beyond this a count is said as “more than”: counting on would cost the more the more cases there are. */
const countedTo = 1000

export const worklistPage: Page = {
  path: '/:system/work',
  act: careRules['view-worklist'],
  async show({ tx, actor, query, panels }) {
    const { today } = actor.at
    const places = await placesToChoose(tx, actor)
    const choices = choicesIn(query, places)
    const filter = filterOf(actor, choices)
    const after = afterOf(query.get('after'))
    const rowsShown = query.get('table') === 'worklist.csv' ? countedTo : rowsPerPage
    const page = { limit: rowsShown + 1, ...(after && { after }) }
    const found = await worklist(tx, actor.system, today, filter, page)
    const shown = found.slice(0, rowsShown)
    const last = shown.at(-1)
    return {
      title: 'What must I do next?',
      ...{ section: 'work', tables: 'as-files' },
      body: WorklistPage({
        ...{ today, choices, countedTo, places, system: actor.system },
        ...(await countWorklist(tx, actor.system, today, filter, countedTo)),
        mine: await mineAmong(tx, actor, choices, query),
        rows: await rowsOf(tx, actor, shown),
        untimed: after ? null : await untimedFor(tx, actor, choices),
        elsewhere: await panels('work', actor.system),
        ...{ fromList: fromList(query), recorded: await justRecorded(tx, actor, query) },
        tabs: await unitTabs(tx, actor),
        ...(found.length > rowsShown && last ? { nextHref: nextHref(query, last) } : {}),
      }),
    }
  },
}

/** None for somebody of one place, whose list is never narrowed by place. */
async function placesToChoose(tx: Tx, { system, places }: Actor): Promise<Place[]> {
  if (places.length < 2) return []
  return (await placesOf(tx, system)).filter(each => places.includes(each.place))
}

/** Somebody's own among everybody's, and the way to them; null where the list is narrowed already, or none is theirs. */
async function mineAmong(tx: Tx, actor: Actor, choices: WorklistChoices, query: URLSearchParams) {
  if (choices.whose !== 'all') return null
  const filter = filterOf(actor, { ...choices, whose: 'mine' })
  const { late, total } = await countWorklist(tx, actor.system, actor.at.today, filter, countedTo)
  const narrowed = new URLSearchParams(query)
  for (const once of ['recorded', 'table', 'after']) narrowed.delete(once)
  narrowed.set('whose', 'mine')
  return total === 0 ? null : { late, total, href: `?${narrowed}` }
}

const oneOf = <T extends string>(wanted: string | null, among: readonly T[], otherwise: T): T =>
  among.find(each => each === wanted) ?? otherwise

function choicesIn(query: URLSearchParams, places: readonly Place[]): WorklistChoices {
  const placeIds = ['all', ...places.map(each => each.place)]
  return {
    show: oneOf(query.get('show'), ['all', 'late', 'due-soon', 'stuck'], 'all'),
    whose: oneOf(query.get('whose'), ['all', 'mine', 'nobody'], 'all'),
    place: oneOf(query.get('place'), placeIds, 'all'),
    promise: oneOf(query.get('promise'), ['all', ...unitRules], 'all'),
    state: oneOf(query.get('state'), ['all', ...caseStates], 'all'),
  }
}

export function filterOf(actor: Actor, choices: WorklistChoices): WorklistFilter {
  const { show, whose, place, promise, state } = choices
  const among = amongCases({
    state: state === 'all' ? undefined : (state as CaseState),
    stuck: show === 'stuck' ? stuckSince(actor.at.today) : undefined,
  })
  return {
    places: place === 'all' ? actor.places : [place],
    rules: promise === 'all' ? unitRules : [promise],
    ...(show === 'late' || show === 'due-soon' ? { only: show } : {}),
    ...(whose === 'mine' ? { inCharge: actor.id } : {}),
    ...(whose === 'nobody' ? { unassigned: true as const } : {}),
    ...(among ? { among } : {}),
  }
}

/** The last row of the page before, its parts joined by `~`. Anything else begins at the beginning. */
function afterOf(text: string | null): After | undefined {
  const [due, subject, rule, fact] = (text ?? '').split('~')
  const dueOn = parseDay(due ?? '')
  if (!dueOn || !subject || !rule || !/^\d{1,15}$/.test(fact ?? '')) return undefined
  return { dueOn, subject, rule, startingFact: Number(fact) }
}

function nextHref(query: URLSearchParams, last: ClockRow): string {
  const next = new URLSearchParams(query)
  for (const once of ['recorded', 'table']) next.delete(once)
  next.set('after', [last.due_on, last.subject, last.rule, last.starting_fact].join('~'))
  return `?${next}`
}

async function rowsOf(tx: Tx, actor: Actor, clocks: readonly ClockRow[]): Promise<WorklistRow[]> {
  const subjects = clocks.map(clock => clock.subject)
  const cases = new Map((await casesWithPeople(tx, actor.system, subjects)).map(each => [each.id, each]))
  await audit(tx, actor, { act: careRules['view-worklist'].act, outcome: 'read', rows: cases.size })
  const isAnybodyNamed = [...cases.values()].some(each => each.coordinator !== null)
  const staff = isAnybodyNamed ? await colleagues(tx, actor, unit) : []
  const names = new Map(staff.map(each => [each.id, each.name]))
  const stuck = stuckSince(actor.at.today)
  const steps = await stepsOfCases(tx, actor, [...cases.values()])
  return clocks.flatMap(clock => {
    const found = cases.get(clock.subject)
    if (!found) return []
    const { reference, state, waitingFor, waitingSince, bookedOn, coordinator } = found
    const named = coordinator === null ? null : (names.get(coordinator) ?? 'somebody who has left')
    return [
      {
        ...{ reference, state, waitingFor, waitingSince, bookedOn, isStuck: isStuck(found, stuck) },
        href: `/${actor.system}/work/cases/${found.id}`,
        name: `${found.familyName.toUpperCase()}, ${found.givenName}`,
        ...{ promise: dueWords[clock.rule as UnitRule], dueOn: clock.due_on as Day },
        inCharge: coordinator === actor.id ? 'you' : named,
        nextStep: null,
        ...steps.get(found.id),
      },
    ]
  })
}
