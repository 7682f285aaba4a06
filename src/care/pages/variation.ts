/** Why do we differ? Rates by commissioner for staff, and what was published about England for everybody. */
import { residentsOf } from '#footprints'
import { type Day, done, type Quarter, quarterSpan, type Result, refuse } from '#kit'
import { guardRole } from '#platform'
import { dayInWords, type Page, type PageContext, quarterInWords, statusOf } from '#web'
import { commissionersOfSystem } from '../commissioners.ts'
import { returnRules } from '../return/rules.ts'
import { readRecord } from '../return/store/referrals-by-quarter.ts'
import { readTypedQuarter } from '../return/typed-quarter.ts'
import { isBeforeWhole } from '../return/whole-record.ts'
import { type VariationMeasure, variationMeasures } from '../variation/measures.ts'
import {
  type PublishedFigure,
  publishedFigures,
  publishedFor,
  publishedForYear,
} from '../variation/published-figures.ts'
import { countByCommissioner } from '../variation/store/count-by-commissioner.ts'
import { variationOf } from '../variation/variation.ts'
import { lastQuarter, returnHref } from './return-asked.ts'
import { type Compared, type ComparedMeasure, VariationPage } from './variation.page.tsx'

export const variationPage: Page = {
  path: '/:system/variation',
  act: returnRules['view-variation'],
  async show(context) {
    const { actor, system, query } = context
    const { today } = actor.at
    const isStaff = guardRole(returnRules['view-return'], actor) === undefined
    const typed = query.get('quarter')?.trim() ?? ''
    const asked = isStaff && typed !== '' ? readQuarter(typed, today) : done(lastQuarter(today))
    const quarter = asked.ok ? asked.value : lastQuarter(today)
    return {
      title: 'Why do we differ?',
      ...(asked.ok ? {} : { status: statusOf.invalid }),
      body: VariationPage({
        ...{ system: system.name, invented: system.demonstration, quarter, today },
        ...{ typed: asked.ok ? quarter : typed, slip: asked.ok ? null : asked.refusal },
        compared: isStaff ? await compared(context, quarter) : null,
        returnHref: isStaff ? returnHref(actor.system, { ...asOfNow, quarter }) : null,
        published: publishedFigures(),
      }),
    }
  },
}

/** Refuses (invalid, at its field) what is no quarter, or is not over. */
function readQuarter(typed: string, today: Day): Result<Quarter> {
  const read = readTypedQuarter(typed)
  if (!read.ok) return read
  const { to } = quarterSpan(read.value)
  return to < today
    ? read
    : refuse('invalid', `${quarterInWords(read.value)} is not over until ${dayInWords(to)}`, {
        field: 'quarter',
      })
}

function englandOf({ published }: VariationMeasure, quarter: Quarter): PublishedFigure | undefined {
  if (published === null) return undefined
  const found = { quarter: publishedFor, year: publishedForYear }[published.of]
  return found(quarter, published.measure)
}

const asOfNow = { commissioner: null, asAt: null, version: null } as const

async function compared({ tx, actor, count }: PageContext, quarter: Quarter): Promise<Compared> {
  const { system, at } = actor
  const commissioners = await commissionersOfSystem(tx, actor)
  const counts = await count(counting => countByCommissioner(counting, system, quarter))
  const record = await count(counting =>
    readRecord(counting, { system, commissioner: null, today: at.today }),
  )
  const residents = await residentsOf(
    tx,
    commissioners.map(each => each.code),
    quarterSpan(quarter).to,
  )
  const years = [...new Set([...residents.values()].map(each => each.year))]
  const measures = variationMeasures.map((measure): ComparedMeasure => {
    const areas = commissioners.map(({ code, name }) => ({
      ...{ code, name, adults: residents.get(code)?.adults ?? null },
      count: counts.find(each => each.commissioner === code)?.[measure.id] ?? 0,
    }))
    return { measure, variation: variationOf(areas), england: englandOf(measure, quarter) ?? null, years }
  })
  return { measures, record, isWhole: record !== null && !isBeforeWhole(record, quarter) }
}
