/** A caseload in the shape of the national data set, as a kind of import: a line of its files makes facts of a case. */
import type { Effect, ImportKind } from '#platform'
import { applyRows } from '../caseload/apply.ts'
import { compareRows } from '../caseload/compare.ts'
import { knownNow } from '../caseload/known.ts'
import type { CaseloadRow } from '../caseload/row.ts'
import { careFacts } from '../facts.ts'
import { changeOfLine } from './changes-in-line.ts'
import { checkLines, effectOfPerson, personKnown } from './check.ts'
import { columnsRead } from './layout.ts'
import type { NationalRow } from './national-row.ts'
import { readLine } from './read-line.ts'

/** Its file is made of the files of the set by `nationalSetFile`; every line carries what is needed to judge it again. */
export const nationalSetKind: ImportKind<NationalRow> = {
  ...{ name: 'national-set', title: 'Caseload in the shape of the national data set' },
  ...{ scope: 'system', audience: 'imports', rights: 'owner' },
  columns: columnsRead.map(({ name, meaning }) => ({
    ...{ name, meaning },
    required: name === 'group' || name === 'line',
  })),
  read: record => readLine(record),
  key: line => line.key,
  check: checkLines,
  async compare(tx, _system, lines) {
    const effects = compareRows(knownNow(tx), lines.flatMap(rowsOf))
    let at = 0
    return lines.map(line => {
      const own = effects.slice(at, at + line.told.length)
      at += line.told.length
      return line.group === '001' ? effectOfPerson(tx, line) : together(own)
    })
  },
  changes: async (tx, _system, lines) =>
    lines.map(line => changeOfLine(knownNow(tx), line, personKnown(tx, line))),
  async apply(tx, system, lines, actor) {
    const rows = inOrder(lines.flatMap(rowsOf))
    if (rows.length > 0) await applyRows(tx, system, rows, actor)
  },
}

const rowsOf = (line: NationalRow): CaseloadRow[] => line.told.map(each => each.row)

const together = (effects: readonly Effect[]): Effect =>
  effects.every(effect => effect === 'unchanged')
    ? 'unchanged'
    : effects.every(effect => effect === 'new')
      ? 'new'
      : 'changed'

/** How things follow one another on one day. */
const rank: readonly string[] = [
  ...[careFacts.referralReceived, careFacts.accepted, careFacts.meetingHeld, careFacts.recommended],
  ...[careFacts.closedWithoutDecision, careFacts.decisionVerified, careFacts.decisionCommunicated],
  ...[careFacts.localResolutionRequested, careFacts.localResolutionDecided, careFacts.pastPeriodRequested],
  ...[careFacts.pastPeriodDecided, careFacts.packageStarted, careFacts.reviewDone, careFacts.packageEnded],
  careFacts.died,
]

/** As it happened: the set does not say in which order anybody was told, and the groups tell one case in parts. */
const inOrder = (rows: readonly CaseloadRow[]): CaseloadRow[] =>
  [...rows].sort((a, b) =>
    a.occurred_on === b.occurred_on
      ? rank.indexOf(a.fact) - rank.indexOf(b.fact)
      : a.occurred_on < b.occurred_on
        ? -1
        : 1,
  )
