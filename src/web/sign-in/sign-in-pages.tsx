import { Button, FormElement, Link } from '../components/index.ts'

/** Nobody can sign in, and why; everything public is still there to read. */
export function NotSignedInBody({ because, againHref }: { because: string; againHref: string | undefined }) {
  return (
    <>
      <h1>You are not signed in</h1>
      <p class="nhsuk-lede-text">{because}.</p>
      {againHref && <Button href={againHref}>Sign in again</Button>}
      <p>
        <Link href="/">Read what is open to everybody</Link>
      </p>
    </>
  )
}

/** The provider knows the person, but no role of theirs is in effect today. */
export function NoRoleBody({ name, reference }: { name: string; reference: string }) {
  return (
    <>
      <h1>You have no role here today</h1>
      <p class="nhsuk-lede-text">
        We know who you are, {name}, but nobody has given you a role in Answerable that is in effect today.
      </p>
      <p>
        An administrator of your area can. Tell them this name:{' '}
        <strong class="app-reference">{reference}</strong>
      </p>
      <p>
        <Link href="/">Read what is open to everybody</Link>
      </p>
    </>
  )
}

export function SignOutBody({ token }: { token: string }) {
  return (
    <>
      <h1>Sign out?</h1>
      <p>What you have sent is saved. What you have typed and not sent is not.</p>
      <FormElement action="/sign-out" token={token}>
        <Button>Sign out</Button>
      </FormElement>
    </>
  )
}
