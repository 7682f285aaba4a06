/** `/{system}/work/imports/{file}/mapping`: what the columns of somebody's spreadsheet mean, guessed, then confirmed. */
import { done, type Result, refuse } from '#kit'
import {
  type Actor,
  askFor,
  audit,
  type BroughtFile,
  changeFile,
  findFile,
  guard,
  realNow,
  type Tx,
} from '#platform'
import type { Form, Page, PageContext } from '#web'
import { readingOf, type SheetReading, sheetChoice } from '../caseload/as-it-comes/choice.ts'
import { sheetKind } from '../caseload/as-it-comes/kind.ts'
import { lookAtSheets, lookThrough } from '../caseload/as-it-comes/look-at-sheets.ts'
import { columnsRead, type Mapping, readMapping } from '../caseload/as-it-comes/mapping.ts'
import {
  answersOf,
  mappingOf,
  whole,
  withEarlierWords,
  withGuesses,
} from '../caseload/as-it-comes/mapping-form.ts'
import { proposedIn, withProposals } from '../caseload/as-it-comes/never-asked.ts'
import { whyNumberingStays, whyNumberingUnsaid } from '../caseload/as-it-comes/numbering.ts'
import { proposeMapping } from '../caseload/as-it-comes/propose-mapping.ts'
import { readSheetRow } from '../caseload/as-it-comes/read-sheet-row.ts'
import type { Look } from '../caseload/as-it-comes/whole-sheet.ts'
import { caseloadRules } from '../caseload/rules.ts'
import { findMapping, mappingNames, numberingsInUse, saveMapping } from '../caseload/store/mappings.ts'
import { type Commissioner, commissionersOfSystem } from '../commissioners.ts'
import { MappingPage } from './mapping.page.tsx'
import type { Example } from './mapping-examples.tsx'

const examplesShown = 6

export const mappingPage: Page = {
  path: '/:system/work/imports/:file/mapping',
  act: caseloadRules['confirm-mapping'],
  async show(context) {
    const { tx, actor, form, refusal, query } = context
    const opened = await open(context)
    if (!opened.ok) return opened
    const { file, reading, look } = opened.value
    const commissioners = await commissionersOfSystem(tx, actor)
    const saved = await mappingNames(tx, actor.system)
    const begun = form
      ? {
          mapping: typed(form, look, commissioners),
          questions: [],
          from: '',
          numbering: form.text('numbering'),
        }
      : await beginning(tx, actor, { file, reading, look, commissioners, saved, query })
    const { questions, from } = begun
    const mapping = withGuesses(begun.mapping, look, form ?? undefined)
    await audit(tx, actor, { act: caseloadRules['confirm-mapping'].act, outcome: 'read', subject: file.id })
    return {
      ...{ title: 'How is this sheet read?', section: 'imports' },
      body: MappingPage({
        ...{ at: pathOf(file), fileName: file.file_name, look, mapping, questions, from, saved, refusal },
        ...{ sheets: reading.sheets ?? [], sheet: form?.text('sheet') || reading.sheet, commissioners },
        ...{ answers: answersIn(begun, mapping), proposed: proposedIn(mapping) },
        numberings: await numberingsInUse(tx, actor.system),
        examples: examplesOf(mapping, look, actor),
      }),
    }
  },
  submit: {
    act: caseloadRules['confirm-mapping'],
    async handle(context) {
      const { tx, actor, form } = context
      const opened = await open(context)
      if (!opened.ok) return opened
      const { file, reading, look } = opened.value
      const commissioners = await commissionersOfSystem(tx, actor)
      const mapping = typed(form, look, commissioners)
      const sheet = form.text('sheet') || reading.sheet
      const isOther = form.text('sheet') !== form.text('shown-sheet')
      const begun = { draft: mapping, numbering: form.text('numbering') }
      const kept: SheetReading = { ...reading, ...(sheet ? { sheet } : {}), ...begun }
      if (isOther) {
        const { draft: _ofTheOtherSheet, numbering: _asWell, ...rest } = kept
        await changeFile(tx, file, { reading: rest })
        return done({ goTo: `${pathOf(file)}/mapping` })
      }
      if (form.text('step') === 'show') {
        await changeFile(tx, file, { reading: kept })
        return done({ goTo: `${pathOf(file)}/mapping#examples` })
      }
      const said = whole(mapping, form, look, codesOf(commissioners))
      if (!said.ok) return said
      const confirmed = await besideEarlier(tx, actor, said.value, form)
      if (!confirmed.ok) return confirmed
      await saveMapping(tx, actor, confirmed.value)
      await changeFile(tx, file, {
        reading: { ...kept, draft: confirmed.value, mapping: confirmed.value },
      })
      await askFor(tx, file, 'read', actor, realNow())
      await audit(tx, actor, {
        ...{ act: caseloadRules['confirm-mapping'].act, outcome: 'done', subject: file.id },
      })
      return done({ goTo: pathOf(file) })
    },
  },
}

const pathOf = ({ system, id }: BroughtFile): string => `/${system}/work/imports/${id}`
const codesOf = (commissioners: readonly Commissioner[]) => commissioners.map(each => each.code)
const typed = (form: Form, look: Look, commissioners: readonly Commissioner[]): Mapping =>
  mappingOf(form, look, codesOf(commissioners))

/** Beside what was saved under its name before: words of earlier sheets stay, and so does whose the references are. */
async function besideEarlier(tx: Tx, actor: Actor, mapping: Mapping, form: Form): Promise<Result<Mapping>> {
  const earlier = await findMapping(tx, actor.system, mapping.name)
  const refused =
    whyNumberingUnsaid(mapping, earlier) ?? (await whyNumberingStays(tx, actor.system, mapping, earlier))
  if (refused) return refused
  return readMapping(JSON.stringify(earlier ? withEarlierWords(mapping, earlier, form) : mapping))
}

type Opened = { readonly file: BroughtFile; readonly reading: SheetReading; readonly look: Look }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function open({ tx, actor, params, form }: PageContext): Promise<Result<Opened>> {
  const id = params.file ?? ''
  const file = uuid.test(id) ? await findFile(tx, { system: actor.system, id }) : undefined
  if (file?.choice !== sheetChoice.name) return refuse('not-found', 'There is no such sheet that you can see')
  const refused = guard(sheetChoice.act, actor, { system: actor.system })
  if (refused) return refused
  if (file.kept_at === null)
    return refuse(
      'out-of-order',
      'You cannot do this, because the file is no longer kept here. Bring it in again',
    )
  if (file.asked !== null)
    return refuse('out-of-order', 'You cannot do this yet, because the file is being worked on')
  const reading = readingOf(file)
  const { sheets = [] } = reading
  const seen = await lookAtSheets({ ...file, sheets }, form?.text('sheet') || reading.sheet)
  if (!seen.ok) return seen
  const look = await lookThrough({ ...file, sheets }, `${file.system} ${id}`, seen.value)
  if (!look.ok) return look
  const { sheet } = seen.value
  return done({
    file,
    look: look.value,
    reading: { ...reading, ...(sheet === undefined ? {} : { sheet }) },
  })
}

type Beginning = Opened & {
  readonly commissioners: readonly Commissioner[]
  readonly saved: readonly string[]
  readonly query: URLSearchParams
}
type Begun = {
  readonly mapping: Mapping
  readonly questions: readonly string[]
  readonly from: string
  /** Whose the references are, where that is not what the mapping says; empty where nobody has said it yet. */
  readonly numbering?: string
}

function answersIn({ numbering }: Begun, mapping: Mapping): ReadonlyMap<string, string> {
  const answers = answersOf(mapping)
  return numbering === undefined ? answers : new Map([...answers, ['numbering', numbering]])
}

/** What was begun before; else the saved mapping that fits; else a guess. */
async function beginning(tx: Tx, actor: Actor, from: Beginning): Promise<Begun> {
  const { file, reading, look, commissioners, saved, query } = from
  const named = query.get('from')
  if (named === null && !query.has('guess') && reading.draft)
    return {
      ...{ mapping: reading.draft, questions: [], from: 'You have begun to say what they mean.' },
      ...(reading.numbering === undefined ? {} : { numbering: reading.numbering }),
    }
  const candidates = query.has('guess') ? [] : named === null ? saved : saved.filter(name => name === named)
  const fitting: Mapping[] = []
  for (const name of candidates) {
    const mapping = await findMapping(tx, actor.system, name)
    const fits =
      mapping && (named !== null || columnsRead(mapping).every(column => look.heading.includes(column)))
    if (fits) fitting.push(mapping)
  }
  if (fitting[0]) {
    const mapping = withProposals(fitting[0], look, yearOf(actor), commissioners)
    return { ...oneOfFitting(fitting), mapping }
  }
  const name = nameFor(file.file_name)
  const { mapping, questions } = proposeMapping(look, name, yearOf(actor), commissioners)
  return { mapping, questions, from: 'The answers below are guessed. Look them over.' }
}

/** A sheet of another unit may have the same columns: where two saved mappings have them, nobody can tell whose it is. */
function oneOfFitting(fitting: readonly Mapping[]): Omit<Begun, 'mapping'> {
  const [{ name }, ...others] = fitting as [Mapping, ...Mapping[]]
  const from = `The answers are those saved as “${name}”. Look them over; a sheet of another unit is saved under another name.`
  const numberings = new Set(fitting.map(each => each.numbering ?? ''))
  if (numberings.size === 1) return { questions: [], from }
  const same = others.map(each => `“${each.name}”`).join(' and ')
  const question = `${same} read${others.length === 1 ? 's' : ''} the same columns: whose references are these?`
  return { questions: [question], from, numbering: '' }
}

const yearOf = (actor: Actor): number => Number(actor.at.today.slice(0, 4))

const nameFor = (fileName: string): string =>
  fileName
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60) || 'sheet'

function examplesOf(mapping: Mapping, look: Look, actor: Actor): Example[] {
  const { sheet } = sheetKind(mapping, actor.at.today)
  const records = look.rows.map(({ row, cells }) => ({
    row,
    record: Object.fromEntries(look.heading.map((name, at) => [name, cells[at] ?? ''])),
  }))
  return records
    .filter(({ record }) => !sheet?.isNoRow(record))
    .slice(0, examplesShown)
    .map(({ row, record }) => {
      const read = readSheetRow(mapping, record, yearOf(actor))
      if (read.ok) return { row, made: read.value, wrong: [] }
      const reasons = [read.refusal, ...(read.refusal.others ?? [])].map(each => each.message)
      return { row, made: null, wrong: reasons }
    })
}
