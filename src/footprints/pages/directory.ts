/** Which organisations are there, and what became of those that are gone? By name, code or postcode, as at a day. */
import { csvOf, type Day, type Refusal } from '#kit'
import { dayInWords, messagesOf, type Page, statusOf } from '#web'
import { isOrganisationKind, kindWords } from '../kind-words.ts'
import { findAreaRule } from '../rules.ts'
import { type Directory, type DirectoryKey, type DirectoryQuestion, directoryOn } from '../store/directory.ts'
import { addressWith, organisationsPath } from './addresses.ts'
import { askedDay, dayTyped } from './asked-day.ts'
import { DirectoryPage, DirectoryRefused } from './directory.page.tsx'

const title = 'Organisations of England'
const rowsPerPage = 20

export const directoryPage: Page = {
  path: organisationsPath,
  act: findAreaRule,
  async show({ tx, actor, query }) {
    const day = askedDay(query, actor.at.today)
    if (!day.ok) return refused(query, actor.at.today, day.refusal)
    const { on, chosen } = day.value
    const question = questionOf(query, on)
    if (query.get('file') === 'csv') return asCsv(question, await directoryOn(tx, question, null))
    const found = await directoryOn(tx, question, rowsPerPage + 1, keyOf(query.get('after')))
    const rows = found.rows.slice(0, rowsPerPage)
    const last = found.rows.length > rowsPerPage ? rows.at(-1) : undefined
    const { words, kind, state } = question
    const asked = { q: words, kind, state: state === 'any' ? null : state, on: chosen }
    return {
      ...{ title, asAt: dayInWords(on) },
      body: DirectoryPage({
        ...{ question, chosen, typed: dayTyped(query), rows, total: found.total, open: found.open },
        csvHref: addressWith(organisationsPath, { ...asked, file: 'csv' }),
        firstHref: query.has('after') ? addressWith(organisationsPath, asked) : undefined,
        nextHref: last && addressWith(organisationsPath, { ...asked, after: keyText(last) }),
      }),
    }
  },
}

const refused = (query: URLSearchParams, today: Day, refusal: Refusal) => ({
  ...{ title, status: statusOf[refusal.code] },
  body: DirectoryRefused({
    ...{ refusal, question: questionOf(query, today), typed: dayTyped(query) },
    message: messagesOf(refusal).get('on'),
  }),
})

function questionOf(query: URLSearchParams, on: DirectoryQuestion['on']): DirectoryQuestion {
  const [kind = '', state] = [query.get('kind') ?? '', query.get('state')]
  return {
    on,
    words: query.get('q')?.trim() ?? '',
    kind: isOrganisationKind(kind) ? kind : null,
    state: state === 'open' || state === 'closed' ? state : 'any',
  }
}

/** A code has no blank in it, so that what stands before the first one is the code. */
const keyText = ({ name, code }: DirectoryKey): string => `${code} ${name}`

function keyOf(text: string | null): DirectoryKey | null {
  const [, code, name] = /^(\S+) (.*)$/.exec(text ?? '') ?? []
  return code !== undefined && name !== undefined ? { code, name } : null
}

const asCsv = ({ on }: DirectoryQuestion, { rows }: Directory) => ({
  file: {
    name: `organisations-${on}.csv`,
    type: 'text/csv; charset=utf-8; header=present',
    content: csvOf([
      ['code', 'kind', 'name', 'postcode', 'opened_on', 'closed_on', 'open_on_day', 'day', 'became'],
      ...rows.map(row => [
        ...[row.code, kindWords[row.kind].one, row.name, row.postcode, row.openedOn, row.closedOn],
        ...[row.isOpen ? 'yes' : 'no', on, row.became.map(each => `${each.code} ${each.onDay}`).join('; ')],
      ]),
    ]),
  },
})
