import { LeadSentence, Link } from '#web'
import { boundariesOnHref } from './addresses.ts'
import type { NextBody, UnlistedModel } from './unlisted-model.ts'

export function UnlistedPage({ name, lead, listed, before, after, href, lists }: UnlistedModel) {
  return (
    <>
      <h1>{name}: which system does it lie in?</h1>
      <LeadSentence>{lead}</LeadSentence>
      <h2>Days on which it stands on the lists</h2>
      {listed.length === 0 ? (
        <p>On none of the lists of small areas that are loaded.</p>
      ) : (
        <ul class="nhsuk-list">
          {listed.map(each => (
            <li>
              <Link href={each.href}>{each.words}</Link>
            </li>
          ))}
        </ul>
      )}
      <Bodies heading="What came before it" of={before} />
      <Bodies heading="What followed it" of={after} />
      <h2>More</h2>
      <ul class="nhsuk-list">
        <li>
          <Link href={href}>{name}: what it is and who it belongs to</Link>
        </li>
        <li>
          <Link href={boundariesOnHref(lists)}>Every council that is divided between systems</Link>
        </li>
      </ul>
    </>
  )
}

function Bodies({ heading, of }: { readonly heading: string; readonly of: readonly NextBody[] }) {
  if (of.length === 0) return null
  return (
    <>
      <h2>{heading}</h2>
      <ul class="nhsuk-list">
        {of.map(({ name, href, systemsHref }) => (
          <li>
            <Link href={href}>{name}</Link>
            {systemsHref && (
              <>
                {' · '}
                <Link href={systemsHref} visuallyHiddenText={`for ${name}`}>
                  Which systems it lay in
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
