import { Button } from '../components/button.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import type { Content } from '../components/part.ts'
import { renderPage } from './render-page.tsx'

/** One step of making the system ready. */
export interface PreparationStep {
  readonly text: string
  readonly state: 'done' | 'now' | 'to come'
}

export interface Preparation {
  readonly steps: readonly PreparationStep[]
  /** The page that was asked for, to check again. */
  readonly checkHref: string
  readonly isDemonstration: boolean
}

const stateWords = { done: 'done', now: 'being done', 'to come': 'to come' } as const

/** Shown while the server makes itself ready. It does not refresh itself: the reader checks again when they like. */
export const renderPreparationPage = ({ steps, checkHref, isDemonstration }: Preparation): string =>
  renderPage({
    title: 'Being made ready',
    system: null,
    asAt: null,
    isDemonstration,
    actor: null,
    navigation: [],
    main: (
      <>
        <h1>Answerable is being made ready</h1>
        <p class="nhsuk-lede-text">
          {steps.filter(step => step.state === 'done').length} of {steps.length} steps are done.
        </p>
        <ol class="app-steps">
          {steps.map(step => (
            <li
              class={`app-steps__item app-steps__item--${step.state === 'to come' ? 'to-come' : step.state}`}
            >
              {step.text}: <strong>{stateWords[step.state]}</strong>
            </li>
          ))}
        </ol>
        <Button href={checkHref}>Check again</Button>
      </>
    ),
  })

/** A bug of ours. The reference is in the log; nothing else is told. */
export function ErrorBody({ reference }: { readonly reference: string }) {
  return (
    <>
      <h1>Something went wrong here</h1>
      <p>This is our fault, not yours. Nothing was saved. You can go back and try again.</p>
      <p>
        If it happens again, report it with this reference: <strong class="app-reference">{reference}</strong>
      </p>
    </>
  )
}

export interface NotFoundProps {
  /** What the address asked for that is not there, where the page knows. */
  readonly because?: string
  /** Where somebody might go on: the system's first page, search. */
  readonly suggestions: readonly { readonly text: string; readonly href: string }[]
}

export function NotFoundBody({ because, suggestions }: NotFoundProps) {
  return (
    <>
      <h1>There is no page at this address</h1>
      {because && <p>{because.replace(/(?<![.?!])$/, '.')}</p>}
      <p>
        If you typed the address, check it. If you followed a link, the page may have moved or been withdrawn.
      </p>
      {suggestions.length > 0 && (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {suggestions.map(suggestion => (
            <li>
              <Link href={suggestion.href}>{suggestion.text}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export interface NotPermittedProps {
  /** Completes "You cannot do this, because …", without a full stop. */
  readonly because: string
  /** Who can, so that the person knows whom to ask. */
  readonly whoCan?: Content
  readonly changeRoleHref?: string | undefined
}

export function NotPermittedBody({ because, whoCan, changeRoleHref }: NotPermittedProps) {
  return (
    <>
      <h1>You cannot do this</h1>
      <p class="nhsuk-lede-text">You cannot do this, because {because}.</p>
      {whoCan && <p>{whoCan}</p>}
      {changeRoleHref && (
        <p>
          <Link href={changeRoleHref}>Change to another of your roles</Link>
        </p>
      )}
      <p>This attempt has been recorded.</p>
    </>
  )
}

export interface SignInAgainProps {
  readonly signInHref: string
  /** Something was typed, and it was kept. */
  readonly hasDraft: boolean
}

export function SignInAgainBody({ signInHref, hasDraft }: SignInAgainProps) {
  return (
    <>
      <h1>Sign in again to go on</h1>
      <p>Your sign-in has ended, because nothing was done for a while.</p>
      {hasDraft && (
        <InsetText text="What you typed has been kept. It will be there when you have signed in." />
      )}
      <Button href={signInHref}>Sign in</Button>
    </>
  )
}
