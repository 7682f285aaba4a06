/** The return of a quarter that is still to come: a slip of whoever typed its address. */
import { quarterSpan } from '#kit'
import type { Actor } from '#platform'
import { dayInWords, LeadSentence, Link, quarterInWords } from '#web'
import { type AskedReturn, lastQuarter, returnHref } from './return-asked.ts'

export function notBegun({ at, system }: Actor, asked: AskedReturn) {
  const last = lastQuarter(at.today)
  const href = returnHref(system, { ...asked, quarter: last, asAt: null, version: null })
  return (
    <>
      <h1>National return, {quarterInWords(asked.quarter)}</h1>
      <LeadSentence>
        Nothing can be counted yet: the quarter begins on {dayInWords(quarterSpan(asked.quarter).from)}.
      </LeadSentence>
      <p>
        <Link href={href}>{quarterInWords(last)} ended last</Link>
      </p>
    </>
  )
}
