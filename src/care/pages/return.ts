/** What do we report, and is it right? The eleven tables of a quarter, their checks, and signing them off. */
import { addDays, done, previousQuarter, quarterOf, quarterSpan, refuse } from '#kit'
import { guardRole } from '#platform'
import { type Page, type PageContext, quarterInWords } from '#web'
import type { Cell } from '../return/cells.ts'
import { type Counting, sameCells } from '../return/count-return.ts'
import { markOf, returnCsv } from '../return/return-csv.ts'
import { returnWorkbook } from '../return/return-workbook.ts'
import { returnRules } from '../return/rules.ts'
import { approveReturn, prepareReturn } from '../return/sign-off.ts'
import { cellsOfVersion, type Version, versionsOf } from '../return/store/versions.ts'
import { ReturnPage } from './return.page.tsx'
import { type AskedReturn, askedReturn, counted, lastQuarter, returnHref } from './return-asked.ts'
import type { ReturnModel } from './return-model.ts'

export const lastReturnPage: Page = {
  path: '/:system/work/return',
  act: returnRules['view-return'],
  show: async ({ actor }) => ({ goTo: `/${actor.system}/work/return/${lastQuarter(actor.at.today)}` }),
}

export const returnPage: Page = {
  path: '/:system/work/return/:quarter',
  act: returnRules['view-return'],
  async show(context) {
    const asked = await askedReturn(context)
    if (!asked.ok) return asked
    const counting = await counted(context, asked.value)
    if (!counting.ok) return counting
    const model = await modelOf(context, asked.value, counting.value)
    return {
      title: `National return, ${quarterInWords(asked.value.quarter)}`,
      section: 'work',
      body: ReturnPage(model),
    }
  },
  submit: {
    act: returnRules['sign-return'],
    async handle(context) {
      const { tx, actor, form } = context
      const asked = await askedReturn(context)
      if (!asked.ok) return asked
      if (asked.value.knownAt !== null)
        return refuse('out-of-order', 'You cannot sign this, because it is not what is known now')
      const { quarter, commissioner } = asked.value
      const goTo = returnHref(actor.system, asked.value)
      if (actor.role === 'director') {
        const approved = await approveReturn(tx, actor, { quarter, commissioner }, form.text('sha256'))
        return approved.ok ? done({ goTo }) : approved
      }
      const counting = await counted(context, asked.value)
      if (!counting.ok) return counting
      const prepared = await prepareReturn(tx, actor, counting.value.counted, form.text('why'))
      return prepared.ok ? done({ goTo }) : prepared
    },
  },
}

async function modelOf(context: PageContext, asked: AskedReturn, counting: Counting): Promise<ReturnModel> {
  const { tx, actor, refusal, form } = context
  const { system, at } = actor
  const { quarter, commissioner } = asked
  const versions = await versionsOf(tx, { system, commissioner, quarter })
  const frozen = versions.find(each => each.frozenAt !== null)
  const [newest] = versions
  const following = quarterOf(addDays(quarterSpan(quarter).to, 1))
  return {
    ...{
      system,
      asked,
      refusal,
      versions,
      counting,
      frozen: frozen ? await frozenCells(context, frozen) : null,
    },
    ...{ why: form?.text('why') ?? '', isOver: quarterSpan(quarter).to < at.today },
    invented: context.system.demonstration,
    awaiting: newest && newest.frozenAt === null ? newest : null,
    isSigned: newest !== undefined && sameCells(await cellsOfVersion(tx, newest), counting.counted.cells),
    maySignAs: maySignAs(context, asked),
    previousHref: returnHref(system, { ...asked, quarter: previousQuarter(quarter) }),
    nextHref:
      quarterSpan(following).from <= at.today ? returnHref(system, { ...asked, quarter: following }) : null,
  }
}

async function frozenCells(
  { tx }: PageContext,
  version: Version,
): Promise<{ version: Version; cells: readonly Cell[] }> {
  return { version, cells: await cellsOfVersion(tx, version) }
}

function maySignAs({ actor }: PageContext, { knownAt }: AskedReturn): ReturnModel['maySignAs'] {
  if (knownAt !== null) return null
  if (!guardRole(returnRules['prepare-return'], actor)) return 'analyst'
  return guardRole(returnRules['approve-return'], actor) ? null : 'director'
}

export const returnFile: Page = {
  path: '/:system/work/return/:quarter/file',
  act: returnRules['view-return'],
  async show(context) {
    const asked = await askedReturn(context)
    if (!asked.ok) return asked
    const counting = await counted(context, asked.value)
    if (!counting.ok) return counting
    const { quarter, commissioner } = asked.value
    const name = `${context.system.system}-${commissioner ?? 'all'}-return-${quarter}`
    if (context.query.get('format') === 'xlsx')
      return {
        file: {
          name: `${name}.xlsx`,
          type: spreadsheetType,
          content: returnWorkbook(counting.value.counted, markOf(context.system)),
        },
      }
    return {
      file: {
        name: `${name}.csv`,
        type: 'text/csv; charset=utf-8; header=present',
        content: returnCsv(counting.value.counted, markOf(context.system)),
      },
    }
  },
}
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
