/**
 * Published lists of small areas (data/geography in the list of open data: ONS lookups with mid-year estimates). One row of
 * the publisher says several things of an area; each goes to its table.
 */
import { type Day, day, done, type Refusal } from '#kit'
import {
  type ColumnsOf,
  columnsOf,
  compareWithTable,
  countField,
  type Effect,
  type ImportKind,
  matching,
  readFields,
  type TargetTable,
  type Tx,
  upsertInto,
} from '#platform'
import { codesByOnsCode } from '../store/known.ts'
import { beginningEditions } from './beginning-editions.ts'

const area: TargetTable = {
  table: 'footprints.small_area',
  columns: ['code', 'lists_on', 'commissioner', 'system_code', 'lower_council', 'upper_council'],
  key: ['code', 'lists_on'],
}
const residents: TargetTable = {
  table: 'footprints.small_area_people',
  columns: ['code', 'year', 'people', 'adults', 'over_65'],
  key: ['code', 'year'],
}

type AreaRow = {
  readonly code: string
  readonly lists_on: Day
  /** By the code that the publisher uses: ours is found by it. */
  readonly commissioner: string
  readonly system_code: string
  readonly lower_council: string | null
  readonly upper_council: string | null
}
type ResidentsRow = {
  readonly code: string
  readonly year: number
  readonly people: number
  readonly adults: number
  readonly over_65: number | null
}
type Said = { readonly areas: readonly AreaRow[]; readonly residents: readonly ResidentsRow[] }

function publishedKind<Row extends object>(layout: {
  readonly name: string
  readonly title: string
  readonly columns: ColumnsOf<Row>
  readonly key: keyof Row & string
  says(row: Row): Said
}): ImportKind<Said> {
  const { name, title, columns, key, says } = layout
  return {
    ...{ name, title, scope: 'shared', audience: 'staff', rights: 'owner', columns: columnsOf(columns) },
    read: record => {
      const read = readFields(columns, record)
      return read.ok ? done(says(read.value)) : read
    },
    key: ({ areas }) => areas[0]!.code,
    keyColumn: key,
    check: unknownCommissioners,
    compare: async (tx, _system, rows) => {
      const ours = await withOurCodes(tx, rows)
      return ours.length === 0 ? [] : greatest(ours, await effectsOn(tx, ours))
    },
    apply: async (tx, _system, rows) => {
      const ours = await withOurCodes(tx, rows)
      await upsertInto(
        tx,
        area,
        ours.flatMap(row => row.areas),
      )
      await upsertInto(
        tx,
        residents,
        ours.flatMap(row => row.residents),
      )
    },
  }
}

const commissionersOf = (rows: readonly Said[]): string[] => [
  ...new Set(rows.flatMap(row => row.areas.map(each => each.commissioner))),
]

/** A list names commissioners by ONS or by ODS code; ours are filed under the latter. */
async function withOurCodes(tx: Tx, rows: readonly Said[]): Promise<Said[]> {
  const ours = await codesByOnsCode(tx, commissionersOf(rows))
  return rows.map(({ areas, residents }) => ({
    areas: areas.map(each => ({ ...each, commissioner: ours.get(each.commissioner) ?? each.commissioner })),
    residents,
  }))
}

async function unknownCommissioners(
  tx: Tx,
  _system: string,
  rows: readonly Said[],
): Promise<(Refusal | undefined)[]> {
  const known = await codesByOnsCode(tx, commissionersOf(rows))
  return rows.map(({ areas }) => {
    const unknown = areas.find(each => !known.has(each.commissioner))
    return (
      unknown && {
        code: 'invalid',
        message: `The commissioner ${unknown.commissioner} is not known here: load organisations and their codes first`,
      }
    )
  })
}

type Effects = { readonly areas: readonly Effect[]; readonly residents: readonly Effect[] }

async function effectsOn(tx: Tx, rows: readonly Said[]): Promise<Effects> {
  const of = (target: TargetTable, given: readonly object[]) =>
    given.length === 0 ? [] : compareWithTable(tx, target, given)
  return {
    areas: await of(
      area,
      rows.flatMap(row => row.areas),
    ),
    residents: await of(
      residents,
      rows.flatMap(row => row.residents),
    ),
  }
}

const weight: Readonly<Record<Effect, number>> = { unchanged: 0, changed: 1, new: 2 }

/** A published row is as new as the newest of what it says. */
function greatest(rows: readonly Said[], effects: Effects): Effect[] {
  let [areaAt, residentsAt] = [0, 0]
  return rows.map(row => {
    const own = [
      ...effects.areas.slice(areaAt, areaAt + row.areas.length),
      ...effects.residents.slice(residentsAt, residentsAt + row.residents.length),
    ]
    areaAt += row.areas.length
    residentsAt += row.residents.length
    return own.reduce((most, each) => (weight[each] > weight[most] ? each : most), 'unchanged')
  })
}

const ons = (meaning: string) => ({ meaning, field: matching(/^E\d{8}$/, 'an ONS code') })
const ods = (meaning: string) => ({ meaning, field: matching(/^[A-Z0-9]{3,9}$/, 'an ODS code') })
const count = (meaning: string) => ({ meaning, field: countField })

/** Areas of the census of 2011, by the lists of April 2021 and July 2022, with mid-2019 and mid-2020 estimates. */
export const smallAreas2011Kind = publishedKind({
  name: 'small-areas-2011',
  title: 'Small areas of 2011, by the lists of April 2021 and July 2022',
  key: 'lsoa11_code',
  columns: {
    lsoa11_code: ons('Small area'),
    ltla21_code: ons('Lower-tier council'),
    utla21_code: ons('Upper-tier council'),
    ccg21_code: ons('Commissioner in April 2021'),
    stp21_code: ons('System in April 2021'),
    sicbl22_code: ons('Commissioner in July 2022'),
    icb22_code: ons('System in July 2022'),
    pop2019_all: count('Everybody in the middle of 2019'),
    pop2019_18plus: count('Aged 18 and over in 2019'),
    pop2020_all: count('Everybody in the middle of 2020'),
    pop2020_18plus: count('Aged 18 and over in 2020'),
    pop2020_65plus: count('Aged 65 and over in 2020'),
  },
  says: row => {
    const councils = { lower_council: row.ltla21_code, upper_council: row.utla21_code }
    const code = row.lsoa11_code
    return {
      areas: [
        {
          ...{ code, ...councils, lists_on: day('2021-04-01') },
          ...{ commissioner: row.ccg21_code, system_code: row.stp21_code },
        },
        {
          ...{ code, ...councils, lists_on: day('2022-07-01') },
          ...{ commissioner: row.sicbl22_code, system_code: row.icb22_code },
        },
      ],
      residents: [
        { code, year: 2019, people: row.pop2019_all, adults: row.pop2019_18plus, over_65: null },
        {
          code,
          year: 2020,
          people: row.pop2020_all,
          adults: row.pop2020_18plus,
          over_65: row.pop2020_65plus,
        },
      ],
    }
  },
})

/** Areas of the census of 2021, by the list of April 2024, which names neither councils nor people. */
export const smallAreas2021Kind = publishedKind({
  name: 'small-areas-2021',
  title: 'Small areas of 2021, by the list of April 2024',
  key: 'lsoa21_code',
  columns: {
    lsoa21_code: ons('Small area'),
    sicbl24_ods: ods('Commissioner in April 2024'),
    icb24_code: ons('System in April 2024'),
  },
  says: row => ({
    areas: [
      {
        ...{ code: row.lsoa21_code, lists_on: day('2024-04-01'), lower_council: null, upper_council: null },
        ...{ commissioner: row.sicbl24_ods, system_code: row.icb24_code },
      },
    ],
    residents: [],
  }),
})

/** Too large to come with the product: loaded by the command, from wherever the published files are kept. */
export const smallAreaKinds: readonly ImportKind[] = beginningEditions([
  smallAreas2011Kind,
  smallAreas2021Kind,
])
