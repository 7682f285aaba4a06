/** What must I do next? Running time limits that the actor may see, the next breach first. */
import {
  type After,
  type ClockRow,
  countWorklist,
  limitOf,
  ruleNamed,
  type WorklistFilter,
  worklist,
} from '#clocks'
import { type Day, parseDay } from '#kit'
import { type Actor, audit } from '#platform'
import type { Page } from '#web'
import { careRules } from '../rules.ts'
import { casesWithPeople } from '../store.ts'
import { WorklistPage, type WorklistRow } from './worklist.page.tsx'

const rowsPerPage = 20

export const worklistPage: Page = {
  path: '/:system/work',
  act: careRules['view-worklist'],
  async show({ tx, actor, query }) {
    const filter = filterOf(actor, query)
    const { today } = actor.at
    const after = afterOf(query.get('after'))
    const found = await worklist(tx, actor.system, today, filter, {
      limit: rowsPerPage + 1,
      ...(after && { after }),
    })
    const shown = found.slice(0, rowsPerPage)
    const total = await countWorklist(tx, actor.system, today, filter)
    const cases = await casesWithPeople(
      tx,
      actor.system,
      shown.map(row => row.subject),
    )
    await audit(tx, actor, { act: careRules['view-worklist'].act, outcome: 'read', rows: cases.length })
    const last = shown.at(-1)
    return {
      title: 'What must I do next?',
      section: 'work',
      body: WorklistPage({
        ...{ today, total, late: await countWorklist(tx, actor.system, today, { ...filter, only: 'late' }) },
        rows: shown.flatMap(row => rowOf(row, actor, cases)),
        filter: { show: query.get('show') ?? 'all', whose: query.get('whose') ?? 'all' },
        ...(found.length > rowsPerPage && last ? { nextHref: nextHref(query, last) } : {}),
      }),
    }
  },
}

function filterOf(actor: Actor, query: URLSearchParams): WorklistFilter {
  const show = query.get('show')
  const whose = query.get('whose')
  return {
    ...(show === 'late' || show === 'due-soon' ? { only: show } : {}),
    ...(whose === 'mine' ? { inCharge: actor.id } : {}),
    ...(whose === 'nobody' ? { unassigned: true as const } : {}),
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
  next.set('after', [last.due_on, last.subject, last.rule, last.starting_fact].join('~'))
  return `?${next}`
}

type Found = Awaited<ReturnType<typeof casesWithPeople>>

function rowOf(clock: ClockRow, actor: Actor, cases: Found): WorklistRow[] {
  const found = cases.find(each => each.id === clock.subject)
  if (!found) return []
  const limit = limitOf(ruleNamed(clock.rule).limit)
  return [
    {
      href: `/${actor.system}/work/cases/${found.id}`,
      ...{ reference: found.reference, name: `${found.familyName.toUpperCase()}, ${found.givenName}` },
      ...{ promise: limit.title, state: found.state, dueOn: clock.due_on as Day },
      inCharge: clock.in_charge === null ? null : clock.in_charge === actor.id ? 'you' : 'named',
    },
  ]
}
