/** What do we report, and is it right? The eleven tables of a quarter, their checks, and signing them off. */
import { addDays, done, previousQuarter, quarterOf, quarterSpan, refuse } from '#kit'
import { guardRole, type Tx } from '#platform'
import { type Page, type PageContext, quarterInWords, type Sent, statusOf } from '#web'
import { sameCells } from '../return/cells.ts'
import type { Counting } from '../return/count-return.ts'
import { asSigned, type NationalReturn } from '../return/national-return.ts'
import { returnCsv } from '../return/return-csv.ts'
import { returnWorkbook } from '../return/return-workbook.ts'
import { returnRules } from '../return/rules.ts'
import { approveReturn, prepareReturn } from '../return/sign-off.ts'
import { readRecord } from '../return/store/referrals-by-quarter.ts'
import { cellsOfVersion, type Version } from '../return/store/versions.ts'
import { ReturnPage } from './return.page.tsx'
import {
  type AskedReturn,
  askedReturn,
  counted,
  draftOf,
  hasNotBegun,
  lastQuarter,
  returnHref,
} from './return-asked.ts'
import type { ReturnModel } from './return-model.ts'
import { notBegun } from './return-not-begun.tsx'

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
    const { quarter, slip, other, typed, asAt } = asked.value
    if (other !== null)
      return {
        goTo: returnHref(
          context.actor.system,
          { ...asked.value, quarter: other, version: null },
          { query: asAt === null && typed !== '' ? { 'as-at': typed } : {} },
        ),
      }
    const title = `National return, ${quarterInWords(quarter)}`
    if (hasNotBegun(asked.value, context.actor))
      return {
        ...{ title, section: 'work', status: statusOf.invalid },
        body: notBegun(context.actor, asked.value),
      }
    const counting = await counted(context, asNow(asked.value))
    if (!counting.ok) return counting
    const model = await modelOf(context, asked.value, counting.value)
    return {
      ...{ title, section: 'work', body: ReturnPage(model) },
      ...(slip ? { status: statusOf.invalid } : {}),
    }
  },
  submit: {
    act: returnRules['sign-return'],
    async handle(context) {
      const { tx, actor, form } = context
      const asked = await askedReturn(context)
      if (!asked.ok) return asked
      const { quarter, commissioner, asAt, version, slip } = asked.value
      const isDirector = actor.role === 'director'
      if (asAt !== null || slip !== null || (version !== null && !isDirector))
        return refuse('out-of-order', 'You cannot sign this, because it is not what is known now')
      const goTo = returnHref(actor.system, { ...asked.value, version: null })
      if (isDirector) {
        const approved = await approveReturn(tx, actor, { quarter, commissioner }, form.text('sha256'))
        return approved.ok ? done({ goTo }) : approved
      }
      const counting = await counted(context, asked.value)
      if (!counting.ok) return counting
      const said = { seen: form.text('sha256'), why: form.text('why') }
      const prepared = await prepareReturn(tx, actor, counting.value.counted, said)
      return prepared.ok ? done({ goTo }) : prepared
    },
  },
}

/** Beside a version stands what is counted now, whatever was known when it was signed. */
const asNow = (asked: AskedReturn): AskedReturn => (asked.version ? { ...asked, knownAt: null } : asked)

async function modelOf(context: PageContext, asked: AskedReturn, counting: Counting): Promise<ReturnModel> {
  const { tx, actor, refusal, form, count } = context
  const { system, at } = actor
  const { quarter, commissioner, versions } = asked
  const [newest] = versions
  const awaiting = newest && newest.frozenAt === null ? newest : null
  const capacity = maySignAs(context, asked)
  const version = asked.version ?? (capacity === 'director' ? awaiting : null)
  const frozen = versions.find(each => each.frozenAt !== null) ?? null
  const { counted: draft } = counting
  const shown = version ? await asSigned(tx, version) : draft
  const following = quarterOf(addDays(quarterSpan(quarter).to, 1))
  return {
    ...{ system, versions, counting, frozen, awaiting },
    asked: { ...asked, version },
    refusal: refusal ?? asked.slip,
    ...{ shown, earlier: await signedBefore(tx, versions, shown) },
    later: sameCells(shown.cells, draft.cells) ? null : { title: 'Counted now', cells: draft.cells },
    record: await count(counts => readRecord(counts, { system, commissioner, today: at.today })),
    ...{ why: form?.text('why') ?? '', isOver: quarterSpan(quarter).to < at.today },
    invented: context.system.demonstration,
    isSigned: newest !== undefined && draft.version === newest.version,
    maySignAs: capacity,
    previousHref: returnHref(system, { ...asked, version: null, quarter: previousQuarter(quarter) }),
    nextHref:
      quarterSpan(following).from <= at.today
        ? returnHref(system, { ...asked, version: null, quarter: following })
        : null,
  }
}

/** The last version that was signed off, or that was before the one that is shown. */
async function signedBefore(
  tx: Tx,
  versions: readonly Version[],
  { version }: NationalReturn,
): Promise<ReturnModel['earlier']> {
  const earlier = versions.find(
    each => each.frozenAt !== null && (version === null || each.version < version),
  )
  return earlier ? { title: `Version ${earlier.version}`, cells: await cellsOfVersion(tx, earlier) } : null
}

function maySignAs({ actor }: PageContext, { asAt, slip }: AskedReturn): ReturnModel['maySignAs'] {
  if (asAt !== null || slip !== null) return null
  if (!guardRole(returnRules['prepare-return'], actor)) return 'analyst'
  return guardRole(returnRules['approve-return'], actor) ? null : 'director'
}

export const returnFile: Page = {
  path: '/:system/work/return/:quarter/file',
  act: returnRules['view-return'],
  async show(context) {
    const asked = await askedReturn(context)
    if (!asked.ok) return asked
    const { slip, version } = asked.value
    if (slip)
      return {
        goTo: returnHref(context.actor.system, asked.value, { query: { 'as-at': asked.value.typed } }),
      }
    const read = version ? done(await asSigned(context.tx, version)) : await draftOf(context, asked.value)
    return read.ok ? { file: fileOf(context, read.value) } : read
  },
}

function fileOf({ system, query }: PageContext, read: NationalReturn): Sent['file'] {
  const standing = read.version === null ? 'draft' : `version-${read.version}`
  const name = `${system.system}-${read.commissioner ?? 'all'}-return-${read.quarter}-${standing}`
  if (query.get('format') === 'xlsx')
    return {
      ...{ name: `${name}.xlsx`, type: spreadsheetType },
      content: returnWorkbook(read, system),
    }
  return {
    ...{ name: `${name}.csv`, type: 'text/csv; charset=utf-8; header=present' },
    content: returnCsv(read, system),
  }
}
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
