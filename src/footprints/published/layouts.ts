/** The published lists that can be brought in, a row each: what is read of them and what it becomes. */
import { type Day, day, done, later, type Refused, type Result, refuse, refuseFields } from '#kit'
import { type CsvRecord, dayField, type Field, filledText, matching, optional } from '#platform'
import type { OrganisationRow } from '../kinds/reference.ts'
import type { OrganisationKind } from '../organisation.ts'
import type { PublishedLayout, PublishedMembership, PublishedRow } from './published-row.ts'
import { writtenName } from './written-name.ts'

const codeField: Field<string> = matching(/^[A-Z0-9]{2,9}$/, 'a national code')
const boardsBegan = day('2022-07-01')
const nothing: PublishedRow = { passedOver: null, organisation: null, memberships: [], successors: [] }

/** Reads cells into one row, or says of every wrong cell what is wrong. */
class Cells {
  readonly #record: CsvRecord
  readonly #wrong: { field: string; message: string }[] = []
  constructor(record: CsvRecord) {
    this.#record = record
  }

  read<T>(name: string, field: Field<T>): T {
    const reading = field(this.#record[name] ?? '')
    if ('value' in reading) return reading.value
    this.#wrong.push({ field: name, message: `${name} ${reading.wrong}` })
    return undefined as T
  }

  /** What was read, unless a cell was wrong; then `make` is not called. */
  result(make: () => Result<PublishedRow>): Result<PublishedRow> {
    return this.#wrong.length > 0 ? refuseFields(this.#wrong) : make()
  }
}

const left = (field: string, message: string): Refused => refuse('invalid', message, { field })
const passedOver = (code: string, why: string): Result<PublishedRow> =>
  done({ ...nothing, passedOver: { code, why } })

/** Columns that every list of bodies of the Organisation Data Service has. */
const bodyColumns = {
  ...{ ods_code: 'Code', name: 'Name', postcode: 'Postcode' },
  ...{ open_date: 'First day', close_date: 'Last day' },
}

type Body = { code: string; name: string; postcode: string | null; opened: Day; closed: Day | null }

const bodyOf = (cells: Cells, code = 'ods_code', name = 'name'): Body => ({
  code: cells.read(code, codeField),
  name: cells.read(name, filledText),
  postcode: cells.read('postcode', optional(filledText)),
  opened: cells.read('open_date', dayField),
  closed: cells.read('close_date', optional(dayField)),
})

const organisationRow = (body: Body, kind: OrganisationKind, opened = body.opened): OrganisationRow => ({
  ...{ code: body.code, kind, name: writtenName(body.name) },
  ...{ opened_on: opened, closed_on: body.closed, postcode: body.postcode },
})

const practices: PublishedLayout = {
  name: 'practices',
  title: 'GP practices and other prescribers (epraccur)',
  columns: {
    ...bodyColumns,
    ...{ national_grouping: 'NHS region; W00 is Wales', prescribing_setting: '4 is a GP practice' },
    ...{ parent_code: 'Commissioner', join_parent_date: 'Since when', left_parent_date: 'Until when' },
  },
  lists: ['practice', 'prescriber'],
  read(record) {
    const cells = new Cells(record)
    const body = bodyOf(cells)
    const setting = cells.read('prescribing_setting', filledText)
    const parent = cells.read('parent_code', optional(codeField))
    const from = cells.read('join_parent_date', optional(dayField))
    const to = cells.read('left_parent_date', optional(dayField))
    return cells.result(() => {
      if (record.national_grouping === 'W00')
        return passedOver(body.code, 'lies in Wales; only the organisations of England are kept')
      const kind = setting === '4' ? 'practice' : 'prescriber'
      const membership: PublishedMembership[] =
        parent === null ? [] : [{ relation: `${kind}-commissioner`, member: body.code, parent, from, to }]
      return done({ ...nothing, organisation: organisationRow(body, kind), memberships: membership })
    })
  },
}

/** Whose the body is by the list's own column, said of no day; nobody's once it is closed. */
const ofSystem = (
  relation: 'trust-system' | 'commissioner-system',
  body: Body,
  parent: string | null,
): PublishedMembership[] =>
  parent === null || body.closed !== null
    ? []
    : [{ relation, member: body.code, parent, parentIsOds: true, from: null, to: null }]

const commissioners: PublishedLayout = {
  name: 'commissioners',
  title: 'CCGs and sub-ICB locations (eccg)',
  columns: { ...bodyColumns, high_level_health_geography: 'System' },
  lists: ['sub-icb'],
  read(record) {
    const cells = new Cells(record)
    const body = bodyOf(cells)
    const system = cells.read('high_level_health_geography', optional(codeField))
    return cells.result(() => {
      if (/\bHUB\b/i.test(body.name))
        return passedOver(body.code, 'is a commissioning hub, which has no area of its own')
      if (body.closed !== null && body.closed < boardsBegan)
        return done({ ...nothing, organisation: organisationRow(body, 'ccg') })
      return done({
        ...nothing,
        organisation: organisationRow(body, 'sub-icb', later(body.opened, boardsBegan)),
        memberships: ofSystem('commissioner-system', body, system),
      })
    })
  },
}

const trusts: PublishedLayout = {
  name: 'trusts',
  title: 'NHS trusts (etr)',
  columns: { ...bodyColumns, high_level_health_geography: 'System' },
  lists: ['trust'],
  read(record) {
    const cells = new Cells(record)
    const body = bodyOf(cells)
    const system = cells.read('high_level_health_geography', optional(codeField))
    return cells.result(() =>
      done({
        ...nothing,
        organisation: organisationRow(body, 'trust'),
        memberships: ofSystem('trust-system', body, system),
      }),
    )
  },
}

const networks: PublishedLayout = {
  name: 'networks',
  title: 'Primary care networks (ePCN, networks)',
  columns: {
    ...{
      pcn_code: 'Code',
      pcn_name: 'Name',
      postcode: 'Postcode',
      open_date: 'First day',
      close_date: 'Last day',
    },
    current_clinical_commissioning_group_code: 'Commissioner',
  },
  lists: ['pcn'],
  read(record) {
    const cells = new Cells(record)
    const body = bodyOf(cells, 'pcn_code', 'pcn_name')
    const parent = cells.read('current_clinical_commissioning_group_code', codeField)
    return cells.result(() =>
      done({
        ...nothing,
        organisation: organisationRow(body, 'pcn'),
        memberships:
          body.closed === null
            ? [{ relation: 'network-commissioner', member: body.code, parent, from: null, to: null }]
            : [],
      }),
    )
  },
}

const networkMembers: PublishedLayout = {
  name: 'network-members',
  title: 'Practices of the networks (ePCN, core partners)',
  columns: {
    ...{ partner_organisation_code: 'Practice', pcn_code: 'Network' },
    practice_to_pcn_relationship_start_date: 'First day',
    practice_to_pcn_relationship_end_date: 'Last day',
  },
  lists: [],
  read(record) {
    const cells = new Cells(record)
    const member = cells.read('partner_organisation_code', codeField)
    const parent = cells.read('pcn_code', codeField)
    const from = cells.read('practice_to_pcn_relationship_start_date', dayField)
    const to = cells.read('practice_to_pcn_relationship_end_date', optional(dayField))
    return cells.result(() =>
      done({ ...nothing, memberships: [{ relation: 'practice-network', member, parent, from, to }] }),
    )
  },
}

const successions: PublishedLayout = {
  name: 'successions',
  title: 'Successors (succ and succarc)',
  columns: { old_code: 'Old code', new_code: 'New code', effective_date: 'First day of the new one' },
  lists: [],
  read(record) {
    const cells = new Cells(record)
    const old_code = cells.read('old_code', codeField)
    const new_code = cells.read('new_code', codeField)
    const on_day = cells.read('effective_date', dayField)
    return cells.result(() =>
      old_code === new_code
        ? left('new_code', 'names a body as its own successor')
        : done({ ...nothing, successors: [{ old_code, new_code, on_day, share: null, share_basis: null }] }),
    )
  },
}

const yearField = matching(/^20\d\d$/, 'a year')

const commissionerSystems: PublishedLayout = {
  name: 'commissioner-systems',
  title: 'Commissioners and their systems each April (ONS lookup)',
  columns: { year: 'First of April of which year', ccg_ods_code: 'Commissioner', stp_code: 'System' },
  lists: [],
  read(record) {
    const cells = new Cells(record)
    const year = cells.read('year', yearField)
    const member = cells.read('ccg_ods_code', codeField)
    const parent = cells.read('stp_code', codeField)
    return cells.result(() => {
      const on = day(`${year}-04-01`)
      return done({
        ...nothing,
        memberships: [{ relation: 'commissioner-system', member, parent, from: on, to: null }],
      })
    })
  },
}

export const publishedLayouts: readonly PublishedLayout[] = [
  ...[practices, commissioners, trusts, networks, networkMembers, successions, commissionerSystems],
]
