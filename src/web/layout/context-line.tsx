import { FormElement } from '../components/form-element.tsx'
import { Link } from '../components/link.tsx'
import { demonstrationWords, type FrameActor, type PageFrame } from './page-frame.ts'

type ContextProps = Pick<PageFrame, 'system' | 'asAt' | 'isDemonstration' | 'actor' | 'signInHref'>

/** One line under the header: whether it is a demonstration, which system, as at when, who you are. */
export function ContextLine({ system, asAt, isDemonstration, actor, signInHref }: ContextProps) {
  return (
    <section class="app-context" aria-label="What you are looking at">
      <div class="nhsuk-width-container">
        {isDemonstration && <p class="app-context__demonstration">{demonstrationWords}</p>}
        <ul class="app-context__list">
          {system && (
            <li class="app-context__item app-context__item--system">
              <Link href={system.href}>{system.name}</Link>
            </li>
          )}
          {asAt && <li class="app-context__item">{asAt}</li>}
          {system?.changeHref && (
            <li class="app-context__item app-context__item--control">
              <Link href={system.changeHref}>Change area</Link>
            </li>
          )}
          {actor ? <WhoYouAre {...actor} /> : <SignIn href={signInHref} />}
        </ul>
      </div>
    </section>
  )
}

function SignIn({ href }: { readonly href: string | undefined }) {
  if (href === undefined) return null
  return (
    <li class="app-context__item app-context__item--actor app-context__item--control">
      <Link href={href}>Sign in</Link>
    </li>
  )
}

/** One item, so that the way out never stands on a line of its own, far from the name. */
function WhoYouAre({ name, role, organisation, changeRoleHref, signOut }: FrameActor) {
  return (
    <li class="app-context__item app-context__item--actor app-context__who">
      <span>
        <span class="nhsuk-u-visually-hidden">You are </span>
        {[name, role, organisation].filter(part => part).join(', ')}
      </span>
      {changeRoleHref && <Link href={changeRoleHref}>Change role</Link>}
      <FormElement action={signOut.action} token={signOut.token} class="app-context__form">
        <button class="app-link-button" type="submit">
          Sign out
        </button>
      </FormElement>
    </li>
  )
}
