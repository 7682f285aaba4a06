/** The worklist without the product: what the place lead's page needs, asked by hand, and rendered as the product does. */
import type pg from 'pg'
import type { Day } from '#kit'
import type { Case } from '../../src/care/case.ts'
import { nextActOf, nextStepFor } from '../../src/care/next-step.ts'
import { WorklistPage } from '../../src/care/pages/worklist.page.tsx'
import { actTitles } from '../../src/care/pathways/index.ts'
import { possibleActs } from '../../src/care/possible-acts.ts'
import { dueWords, isStuck, stuckSince, type UnitRule, unitRules } from '../../src/care/working-day.ts'
import { anActor } from '../../src/testing/index.ts'
import { renderPage } from '../../src/web/layout/index.ts'
import { lancashire } from './served.ts'

type Row = Case & {
  readonly rule: string
  readonly due_on: Day
  readonly subject: string
  readonly starting_fact: number
  readonly family_name: string
  readonly given_name: string
}

const list = `
  select clock.rule, clock.due_on, clock.subject, clock.starting_fact, "case".id, "case".reference, "case".state,
    "case".pathway, "case".place, "case".team, "case".commissioner, "case".coordinator, "case".recommended,
    "case".outcome, "case".waiting_for as "waitingFor", "case".waiting_since as "waitingSince",
    "case".booked_on as "bookedOn", "case".last_fact_on as "lastFactOn", person.family_name, person.given_name
  from clocks.clock
  join care.case on "case".system = clock.system and "case".id = clock.subject
  join care.person on person.system = "case".system and person.id = "case".person
  where clock.system = $1 and clock.place = $2 and clock.outcome is null and clock.due_on is not null
    and clock.rule = any ($3)
  order by clock.due_on, clock.subject, clock.rule, clock.starting_fact limit 21`
const counts = `
  select
    (select count(*)::integer from (select from clocks.clock where system = $1 and place = $2 and outcome is null
      and due_on is not null and rule = any ($3) limit 1001) found) as total,
    (select count(*)::integer from (select from clocks.clock where system = $1 and place = $2 and outcome is null
      and due_on < $4 and rule = any ($3) limit 1001) found) as late`
const names = `select id, name from web.colleague where system = $1 and from_on <= $2 and (to_on is null or to_on >= $2)`

const place = 'pennine-lancashire'
const lead = anActor('place-lead', { system: lancashire, places: [place] })

export async function barePage(pool: pg.Pool, today: Day): Promise<string> {
  const rules = [...unitRules]
  const [found, counted, named] = [
    await pool.query<Row>(list, [lancashire, place, rules]),
    await pool.query<{ total: number; late: number }>(counts, [lancashire, place, rules, today]),
    await pool.query<{ id: string; name: string }>(names, [lancashire, today]),
  ]
  const shown = found.rows.slice(0, 20)
  const name = new Map(named.rows.map(each => [each.id, each.name]))
  const stuck = stuckSince(today)
  return renderPage({
    ...{
      title: 'What must I do next?',
      section: 'work',
      hasErrors: false,
      footerLinks: [],
      address: '/work',
    },
    system: { name: 'Lancashire and South Cumbria', href: `/${lancashire}`, changeHref: '/' },
    ...{ asAt: `Shown as at ${today}`, isDemonstration: true, navigation: [] },
    actor: null,
    main: WorklistPage({
      ...{ system: lancashire, today, ...counted.rows[0]!, countedTo: 1000, tabs: [] },
      choices: { show: 'all', whose: 'all', place: 'all', promise: 'all', state: 'all' },
      places: [{ place, name: 'Pennine Lancashire' }],
      rows: shown.map(row => ({
        ...{ reference: row.reference, state: row.state, waitingFor: row.waitingFor },
        ...{ waitingSince: row.waitingSince, bookedOn: row.bookedOn, isStuck: isStuck(row, stuck) },
        href: `/${lancashire}/work/cases/${row.id}`,
        name: `${row.family_name.toUpperCase()}, ${row.given_name}`,
        ...{ promise: dueWords[row.rule as UnitRule], dueOn: row.due_on },
        inCharge: row.coordinator === null ? null : (name.get(row.coordinator) ?? 'somebody who has left'),
        nextStep: nextStepFor(lead, row),
        answers: [],
        others: possibleActs(lead, row)
          .filter(({ act }) => act !== nextActOf(row))
          .map(({ act }) => ({ title: actTitles[act], path: `/work/cases/${row.id}/act/${act}` })),
      })),
      nextHref: '?after=',
    }),
  })
}
