/** The cohort that was deferred while assessments were suspended: in the lines of the return, and told apart here. */
import { countOf, dayInWords } from '#web'
import { suspension } from '../overview.ts'
import { type Counted, requestsIn } from '../return/count.ts'

export function DeferredCohort({ requests, invented }: Pick<Counted, 'requests'> & { invented: boolean }) {
  const [open, concluded] = [
    requestsIn({ requests }, 'deferred-open', ['standard']),
    requestsIn({ requests }, 'deferred-concluded', ['standard']),
  ]
  if (open + concluded === 0) return null
  const span = `${dayInWords(suspension.from)} to ${dayInWords(suspension.to)}`
  return (
    <>
      <h2>Deferred while assessments were suspended{invented && ' [invented]'}</h2>
      <p>
        Of the standard referrals above, {countOf(open, 'referral')} still open after more than 28 days{' '}
        {open === 1 ? 'was' : 'were'} open while assessments were suspended nationally ({span}), and{' '}
        {countOf(concluded, 'such referral')} {concluded === 1 ? 'was' : 'were'} concluded in the quarter
        after it ended.
      </p>
    </>
  )
}
