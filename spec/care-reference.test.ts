/** Every rule of individual care that the unit was built by: a row of a table that runs, or left out with why. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { actTitles, type PathwayAct } from '../src/care/pathways/index.ts'
import { unverifiedInReferrals, unverifiedRulesOf } from '../src/care/unverified-rules.ts'

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const leftOut = textOf('../docs/care-rules-left-out.md')
const rows: Readonly<Record<'rule' | 'source' | 'where' | 'shown_on', string>>[] = parse(
  textOf('care-reference.csv'),
  { columns: true },
)
const split = (text: string): [string, string] => {
  const at = text.indexOf(': ')
  return [text.slice(0, at), text.slice(at + 2)]
}

for (const { rule, source, where, shown_on: shownOn } of rows)
  test(`${rule} (${source}): ${where}`, () => {
    const [table, words] = split(where)
    const isLeftOut = table === 'left out'
    const lines = (isLeftOut ? leftOut : textOf(`${table}.csv`)).split('\n')
    assert.ok(
      lines.some(line => (isLeftOut ? line.startsWith(`| ${words}`) : line.includes(words))),
      `${table} has no such row`,
    )
    assert.ok(['read', 'secondary', 'derived', 'unverified'].includes(source), source)
    const mustBeMarked = source !== 'read' && !isLeftOut && table !== 'nhs-numbers'
    assert.ok(shownOn !== '' || !mustBeMarked, 'an unverified rule that runs is marked on a page')
    if (shownOn === '' || shownOn.startsWith('every act')) return
    const [page, said] = split(shownOn)
    const marked = page === 'refer' ? unverifiedInReferrals : unverifiedRulesOf(page as PathwayAct)
    assert.ok(page === 'refer' || page in actTitles, `there is no page of ${page}`)
    assert.ok(
      marked.some(line => line.toLowerCase().includes(said.toLowerCase())),
      `${page} does not say: ${said}`,
    )
  })

test('every rule marked on a page is one of these', () => {
  const named = rows.flatMap(row => (row.shown_on === '' ? [] : [split(row.shown_on)]))
  for (const act of Object.keys(actTitles) as PathwayAct[])
    for (const line of unverifiedRulesOf(act))
      assert.ok(
        named.some(([, said]) => line.toLowerCase().includes(said.toLowerCase())),
        `${act}: ${line}`,
      )
})
