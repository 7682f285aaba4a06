/** Assessments that do not say where the person was: in all of table 6, and told apart here. The return has no line for them. */
import { countOf, numberInWords } from '#web'
import { type Counted, requestsIn } from '../return/count.ts'

export function SettingNotStated({ requests }: Pick<Counted, 'requests'>) {
  const unstated = requestsIn({ requests }, 'tools-of-no-setting', ['standard'])
  if (unstated === 0) return null
  const all = requestsIn({ requests }, 'tools', ['standard'])
  return (
    <p>
      {countOf(unstated, 'assessment')} of {numberInWords(all)} {unstated === 1 ? 'does' : 'do'} not say where
      the person was. {unstated === 1 ? 'It counts' : 'They count'} among all of them and not among those in
      an acute hospital, so the share may be higher than it shows. The return has no line for this.
    </p>
  )
}
