/** The directory: what had opened by a day, open or closed since, narrowed by words and kind, in the order of names. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import { isOfFirstList } from '../first-list.ts'
import { type Organisation, type OrganisationKind, searchWords } from '../organisation.ts'
import { openOn } from './organisations.ts'

export type DirectoryQuestion = {
  /** Part of a name, a code, or a postcode area or district; empty for everything. */
  readonly words: string
  readonly kind: OrganisationKind | null
  readonly state: 'any' | 'open' | 'closed'
  readonly on: Day
}
/** The row that a page goes on after. */
export type DirectoryKey = { readonly name: string; readonly code: string }
export type Became = { readonly code: string; readonly name: string; readonly onDay: Day }
export type Listed = Organisation & {
  readonly isOpen: boolean
  /** Its first day is only that of the first list that holds it. */
  readonly isOfFirstList: boolean
  /** What followed it by the day; the same code where its area went on as another kind of body. */
  readonly became: readonly Became[]
}
export type Directory = { readonly rows: readonly Listed[]; readonly total: number; readonly open: number }

const longestQuery = 100

/** “BB” or “b”: an area; “FY1”, “EC1A”: a district. */
const postcodeArea = /^[a-z]{1,2}$/i
const postcodeDistrict = /^[a-z]{1,2}\d[a-z\d]?$/i

/** What the words ask for. A code of either publisher counts in every case. */
function asked(words: string): RawBuilder<boolean> {
  const text = words.trim().slice(0, longestQuery)
  const found = searchWords(text)
  if (found.length === 0) return sql`${text === ''}::boolean`
  const upper = text.toUpperCase()
  const byCode = sql`(o.code = ${upper} or exists (
    select from footprints.other_code c where c.code = o.code and c.other_code = ${upper}))`
  if (postcodeArea.test(text)) return sql`(${byCode} or o.postcode ~ ${`^${upper}[0-9]`})`
  if (postcodeDistrict.test(text)) return sql`(${byCode} or o.postcode like ${`${upper} %`})`
  const patterns = found.map(word => `%${word}%`)
  return sql`(${byCode} or o.words like all(${patterns}::text[]) or exists (
    select from footprints.organisation_name n
    where n.code = o.code and lower(n.name) like all(${patterns}::text[])))`
}

/** One row a code: what it was last by the day; of a kind that is asked for, what it was last as that. */
const listed = ({ words, kind, on }: DirectoryQuestion): RawBuilder<unknown> => sql`
  select distinct on (o.code) o.code, o.kind, o.opened_on, o.closed_on, o.postcode,
    coalesce(n.name, o.name) as name, ${openOn(on)} as is_open
  from footprints.organisation o
  left join footprints.organisation_name n on n.code = o.code and n.from_on <= ${on}::date and n.to_on >= ${on}::date
  where o.opened_on <= ${on}::date ${kind === null ? sql`` : sql`and o.kind = ${kind}`} and ${asked(words)}
  order by o.code, o.opened_on desc`

const inState = (state: DirectoryQuestion['state']): RawBuilder<boolean> =>
  state === 'any' ? sql`true` : state === 'open' ? sql`is_open` : sql`not is_open`

/** A page of the directory with its totals. `limit` null gives the whole list. */
export async function directoryOn(
  tx: Db | Tx,
  question: DirectoryQuestion,
  limit: number | null,
  after: DirectoryKey | null = null,
): Promise<Directory> {
  const { on, state } = question
  const { rows } = await sql<{
    page: Omit<Listed, 'became' | 'isOfFirstList'>[]
    total: number
    open: number
  }>`
    with listed as materialized (select * from (${listed(question)}) l where ${inState(state)}),
    page as (
      select * from listed ${after ? sql`where (name, code) > (${after.name}, ${after.code})` : sql``}
      order by name, code ${limit === null ? sql`` : sql`limit ${limit}`}
    )
    select (select count(*) from listed) as total, (select count(*) from listed where is_open) as open,
      coalesce((select json_agg(json_build_object('code', code, 'kind', kind, 'name', name, 'openedOn', opened_on,
        'closedOn', closed_on, 'postcode', postcode, 'isOpen', is_open) order by name, code) from page), '[]'::json) as page
    `.execute(tx)
  const [{ page, total, open } = { page: [], total: 0, open: 0 }] = rows
  const became = await whatBecame(
    tx,
    page.filter(row => !row.isOpen).map(row => row.code),
    on,
  )
  const before = await successionsInto(
    tx,
    page.map(row => row.code),
  )
  return {
    ...{ total, open },
    rows: page.map(row => ({ ...row, isOfFirstList: isOfFirstList(row, before), became: became(row) })),
  }
}

async function successionsInto(
  tx: Db | Tx,
  codes: readonly string[],
): Promise<{ newCode: string; onDay: Day }[]> {
  const { rows } = await sql<{ newCode: string; onDay: Day }>`
    select s.new_code as "newCode", s.on_day as "onDay" from footprints.successor s
    where s.new_code = any(${codes}::text[])`.execute(tx)
  return rows
}

/** Direct successors by a day, and the same code as another kind of body. */
async function whatBecame(
  tx: Db | Tx,
  codes: readonly string[],
  on: Day,
): Promise<(row: Pick<Listed, 'code' | 'isOpen' | 'closedOn'>) => readonly Became[]> {
  const { rows } = await sql<Became & { old: string }>`
    select s.old_code as old, s.new_code as code, s.on_day as "onDay", coalesce((
      select o.name from footprints.organisation o where o.code = s.new_code and o.opened_on <= ${on}::date
      order by o.opened_on desc limit 1), s.new_code) as name
    from footprints.successor s
    where s.old_code = any(${codes}::text[]) and s.new_code <> s.old_code and s.on_day <= ${on}::date
    union all
    select o.code, o.code, o.opened_on, o.name from footprints.organisation o
    where o.code = any(${codes}::text[]) and o.opened_on <= ${on}::date
      and exists (select from footprints.organisation e where e.code = o.code and e.closed_on < o.opened_on)
    order by 3, 4`.execute(tx)
  return ({ code, isOpen, closedOn }) =>
    isOpen
      ? []
      : rows
          .filter(row => row.old === code && (closedOn === null || row.onDay > closedOn || row.code !== code))
          .map(({ old: _old, ...became }) => became)
}
