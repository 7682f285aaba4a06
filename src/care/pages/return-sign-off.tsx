/** Who has signed the return, and what is to be signed by whoever looks at it. */
import { addDays, quarterSpan } from '#kit'
import { ActForm, Button, dayInWords, Input, InsetText, instantInWords, Link, messagesOf } from '#web'
import type { Version } from '../return/store/versions.ts'
import { returnHref } from './return-asked.ts'
import { isReplaced } from './return-in-words.ts'
import type { ReturnModel } from './return-model.ts'

export function SignOff(model: ReturnModel) {
  const { versions, isOver, asked, maySignAs, awaiting } = model
  const last = addDays(quarterSpan(asked.quarter).to, 1)
  return (
    <>
      <h2 id="sign-off">Sign-off</h2>
      <p>
        An analyst and a director sign, two different people; then the return is frozen. What becomes known
        later is another version beside it.
      </p>
      {versions.length === 0 && (
        <p>
          There is no version yet.{' '}
          {isOver ? 'An analyst signs first.' : `It can be signed from ${dayInWords(last)}.`}
        </p>
      )}
      <ul>
        {versions.map(version => (
          <li>
            <Link href={returnHref(model.system, { ...asked, asAt: null, version })}>
              Version {version.version}
            </Link>
            , {standingOf(versions, version)}: {endingIn(version.why)}
            {version.signatures.map(
              each => ` Signed by ${each.name} (${each.capacity}), ${instantInWords(each.signedAt)}.`,
            )}{' '}
            SHA-256 of its numbers: <span class="app-hash">{version.sha256}</span>
          </li>
        ))}
      </ul>
      {asked.version !== null && !(maySignAs === 'director' && awaiting) && (
        <p>
          <Link href={returnHref(model.system, { ...asked, version: null })}>What is counted now</Link>
        </p>
      )}
      <ToSign {...model} />
    </>
  )
}

function standingOf(versions: readonly Version[], { version, frozenAt }: Version): string {
  if (frozenAt !== null) return `frozen on ${instantInWords(frozenAt)}`
  return isReplaced(versions, version) ? 'signed again before it was frozen' : 'not frozen yet'
}

/** Whoever gave a reason may have ended it with a full stop. */
const endingIn = (why: string): string => (/[.!?]$/.test(why) ? why : `${why}.`)

function ToSign(model: ReturnModel) {
  const { awaiting, isSigned, maySignAs, isOver, asked, shown } = model
  const isAwaited = awaiting !== null && shown.version === awaiting.version
  return (
    <>
      {awaiting && !isSigned && asked.asAt === null && (isAwaited || asked.version === null) && (
        <InsetText
          text={
            isAwaited
              ? `Something has become known since the analyst signed version ${awaiting.version}: what is counted now stands beside its numbers. Its own numbers are what is signed.`
              : `The numbers above are not those of version ${awaiting.version}: something has become known since its analyst signed.`
          }
        />
      )}
      {isOver && maySignAs === 'analyst' && asked.version === null && !isSigned && <AnalystForm {...model} />}
      {isOver && maySignAs === 'director' && isAwaited && (
        <ActForm>
          <input type="hidden" name="sha256" value={shown.sha256} />
          <Button>Sign version {awaiting.version} as director</Button>
        </ActForm>
      )}
    </>
  )
}

function AnalystForm({ frozen, why, refusal, shown }: ReturnModel) {
  return (
    <ActForm>
      <input type="hidden" name="sha256" value={shown.sha256} />
      {frozen && (
        <Input
          id="why"
          name="why"
          label={`Why it is not what version ${frozen.version} says`}
          value={why}
          errorMessage={messagesOf(refusal).get('why')}
        />
      )}
      <Button>Sign the return as its analyst</Button>
    </ActForm>
  )
}
