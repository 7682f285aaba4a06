/** Writing a batch: people, cases, facts and clocks in sets, in the transaction of the import. */

import { recordHistories } from '#clocks'
import { reserveFactIds } from '#facts'
import { groupedBy } from '#kit'
import { type Actor, audit, type Tx } from '#platform'
import { requestReadings } from '../return/request-reading.ts'
import { historyOfCase, type ToWrite, type Writing } from './histories.ts'
import { caseKey, forgetPending, knownNow } from './known.ts'
import type { CaseloadRow } from './row.ts'
import { caseloadRules } from './rules.ts'
import { replaceReadings } from './store/readings.ts'
import { analyzeGrown } from './store/statistics.ts'
import { upsertCases, upsertPeople } from './store.ts'

export async function applyRows(tx: Tx, system: string, rows: readonly CaseloadRow[], actor: Actor) {
  const known = knownNow(tx)
  const ids = await reserveFactIds(tx, rows.length)
  let used = 0
  const writing: Writing = { actor, known, nextFactId: () => ids[used++]!, people: new Map() }
  const written: ToWrite[] = []
  for (const [key, ofCase] of groupedBy(rows, row => caseKey(known, row.case)))
    written.push(historyOfCase(writing, key, ofCase))
  await upsertPeople(tx, system, [...writing.people.values()])
  await upsertCases(
    tx,
    system,
    written.map(each => each.case),
  )
  await recordHistories(
    tx,
    system,
    written.map(each => each.history),
  )
  await writeReadings(tx, system, written)
  forgetPending(known)
  await auditStated(tx, actor, rows)
  known.written += written.length
  await analyzeGrown(tx, known.written)
}

async function writeReadings(tx: Tx, system: string, written: readonly ToWrite[]): Promise<void> {
  const read = written.map(({ history, ...rest }) => {
    const facts = [...history.known, ...history.added]
    return {
      ...rest,
      isNew: history.known.length === 0,
      factsSeen: facts.length,
      readings: requestReadings(facts),
    }
  })
  await replaceReadings(tx, system, read)
}

/** Saying when something was recorded elsewhere is a permission of its own, and leaves a trace of its own. */
async function auditStated(tx: Tx, actor: Actor, rows: readonly CaseloadRow[]): Promise<void> {
  const stated = rows.filter(row => row.recorded_at !== null).length
  if (stated === 0) return
  await audit(tx, actor, { act: caseloadRules['state-when-recorded'].act, outcome: 'done', rows: stated })
}
