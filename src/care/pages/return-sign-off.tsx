/** Who has signed the return, and what is to be signed by whoever looks at it. */
import { addDays, quarterSpan } from '#kit'
import { ActForm, Button, dayInWords, Input, InsetText, instantInWords, messagesOf } from '#web'
import type { ReturnModel } from './return-model.ts'

export function SignOff(model: ReturnModel) {
  const { versions, awaiting, isSigned, maySignAs, isOver, asked } = model
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
            Version {version.version},{' '}
            {version.frozenAt === null ? 'not frozen yet' : `frozen on ${instantInWords(version.frozenAt)}`}:{' '}
            {version.why}.
            {version.signatures.map(
              each => ` Signed by ${each.name} (${each.capacity}), ${instantInWords(each.signedAt)}.`,
            )}{' '}
            <span class="app-hash">{version.sha256}</span>
          </li>
        ))}
      </ul>
      {awaiting && !isSigned && asked.day === null && (
        <InsetText>
          The numbers above are not those of version {awaiting.version}: something has become known since its
          analyst signed.
        </InsetText>
      )}
      {isOver && maySignAs === 'analyst' && !isSigned && <AnalystForm {...model} />}
      {isOver && maySignAs === 'director' && awaiting && (
        <ActForm>
          <input type="hidden" name="sha256" value={awaiting.sha256} />
          <Button>Sign version {awaiting.version} as director</Button>
        </ActForm>
      )}
    </>
  )
}

function AnalystForm({ frozen, why, refusal }: ReturnModel) {
  return (
    <ActForm>
      {frozen && (
        <Input
          id="why"
          name="why"
          label={`Why it is not what version ${frozen.version.version} says`}
          value={why}
          errorMessage={messagesOf(refusal).get('why')}
        />
      )}
      <Button>Sign the return as its analyst</Button>
    </ActForm>
  )
}
