import type { ComponentChild } from 'preact'
import type { Day, Instant, Refusal } from '#kit'
import { isRoleId, roleOf } from '#platform'
import {
  ActForm,
  Button,
  Details,
  dayInWords,
  EmptyState,
  FieldSet,
  type Form,
  Input,
  instantInWords,
  Link,
  messagesOf,
  Problems,
  shortDay,
  weekdayInWords,
} from '#web'
import type { Person } from '../case.ts'
import type { FamilyModel } from '../family/my-case.ts'
import { tellUsFields } from '../family/tell-us.ts'
import { authorityTitles, type Representative } from '../store/representatives.ts'

export function MyCasesPage({ cases, claim }: { cases: readonly Representative[]; claim: ComponentChild }) {
  return (
    <>
      <h1>My case</h1>
      {cases.length === 0 ? (
        <EmptyState
          why="No case is open to you yet."
          fills="The letter from the individual care unit carries a reference and a code."
        />
      ) : (
        <ul class="nhsuk-list">
          {cases.map(each => (
            <li>
              <Link href={`/my-case/${each.reference}`}>{each.reference}</Link>, you are{' '}
              {authorityTitles[each.authority]}
            </li>
          ))}
        </ul>
      )}
      {claim}
    </>
  )
}

export function ClaimPage({ form, refusal }: { form: Form; refusal: Refusal | null }) {
  const messages = messagesOf(refusal)
  return (
    <>
      <Problems refusal={refusal} />
      <h2>Enter the code from your letter</h2>
      <ActForm>
        <Input id="reference" name="reference" label="Reference" value={form.text('reference')} width={10} />
        <Input
          id="code"
          name="code"
          label="Code"
          value={form.text('code')}
          width={10}
          errorMessage={messages.get('code')}
        />
        <Button>Follow this case</Button>
      </ActForm>
    </>
  )
}

type Looked = {
  readonly at: Instant
  readonly role: string
  readonly organisation: string | null
  readonly purpose: string | null
}
type Letter = { readonly title: string; readonly body: string }

export type MyCaseModel = {
  readonly person: Person
  readonly who: Representative
  readonly model: FamilyModel
  readonly today: Day
  readonly looked: readonly Looked[]
  readonly letters: readonly Letter[]
  readonly form: Form
  readonly refusal: Refusal | null
  readonly messages: ReadonlyMap<string, string>
}

export function MyCasePage({ person, who, model, ...rest }: MyCaseModel) {
  return (
    <>
      <Problems refusal={rest.refusal} />
      <p>
        {person.givenName} {person.familyName}, continuing healthcare assessment. You are acting for them (
        {authorityTitles[who.authority]}, checked {shortDay(who.checkedOn)}).
      </p>
      <h1>{model.headline}</h1>
      {model.because.map(line => (
        <p>{line}</p>
      ))}
      <Next {...model} />
      <h2>Who is in charge</h2>
      <p>
        {model.coordinator
          ? `${model.coordinator} coordinates this case.`
          : 'A coordinator has not been named yet.'}
        {model.repliesBy && ` Messages are answered by ${weekdayInWords(model.repliesBy)}.`}
      </p>
      {model.refund && (
        <>
          <h2>If the answer is yes</h2>
          <p>{model.refund}</p>
        </>
      )}
      <SoFar {...model} />
      <TellUs {...rest} />
      <Record {...rest} />
    </>
  )
}

function Next({ next }: FamilyModel) {
  if (!next) return null
  return (
    <>
      <h2>What happens next</h2>
      <p>
        <strong>{next.text}</strong>: {weekdayInWords(next.on)}
        {next.how && `, ${next.how}`}.{next.canAnswer && ' You can come and speak.'}
      </p>
      {next.canAnswer && (
        <ActForm>
          <Button name="what" value="coming">
            I will come
          </Button>
        </ActForm>
      )}
      <Details summary="What to bring and what they will ask">
        <p>
          The team goes through twelve areas of need, from breathing to behaviour. Bring what shows how needs
          are on good and on bad days: a diary, care plans, names of who knows them well.
        </p>
      </Details>
    </>
  )
}

function SoFar({ steps }: FamilyModel) {
  return (
    <>
      <h2 id="so-far">So far</h2>
      <ol class="nhsuk-list nhsuk-list--number">
        {steps.map(step => (
          <li>
            {step.on && `${dayInWords(step.on)}: `}
            {step.text} ({step.state})
          </li>
        ))}
      </ol>
    </>
  )
}

function TellUs({ form, messages }: Pick<MyCaseModel, 'form' | 'messages'>) {
  return (
    <>
      <h2>Tell us</h2>
      <ActForm>
        <FieldSet fields={tellUsFields} form={form} messages={messages} offers={{}} />
        <Button preventDoubleClick>Send</Button>
      </ActForm>
    </>
  )
}

function Record({ looked, letters }: Pick<MyCaseModel, 'looked' | 'letters'>) {
  return (
    <>
      <Details summary={`Letters (${letters.length})`}>
        {letters.length === 0 ? (
          <p>No letter has been written yet.</p>
        ) : (
          letters.map(each => <p>{each.title}</p>)
        )}
      </Details>
      <Details summary={`Who has looked (${looked.length})`}>
        <ul class="nhsuk-list">
          {looked.map(each => (
            <li>
              {instantInWords(each.at)}: {isRoleId(each.role) ? roleOf(each.role).title : each.role}
              {each.organisation && `, ${each.organisation}`}
              {each.purpose && `. Reason: ${each.purpose}`}
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}
