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
import { type tellUsChoices, tellUsFields } from '../family/tell-us.ts'
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
type Letter = { readonly title: string; readonly on: Day }

export type MyCaseModel = {
  readonly person: Person
  readonly who: Representative
  readonly model: FamilyModel
  /** The coordinator's role and team, and the team's telephone number; null where there is none to name. */
  readonly team: {
    readonly role: string | null
    readonly name: string | null
    readonly telephone: string | null
  }
  readonly looked: readonly Looked[]
  readonly letters: readonly Letter[]
  readonly form: Form
  readonly refusal: Refusal | null
  readonly messages: ReadonlyMap<string, string>
}

export function MyCasePage({ person, who, model, team, ...rest }: MyCaseModel) {
  const name = `${person.givenName} ${person.familyName}`
  const isOwn = who.authority === 'own-case'
  return (
    <>
      <Problems refusal={rest.refusal} />
      <p>
        {isOwn ? 'Your' : `${name}’s`} continuing healthcare assessment.{' '}
        {!isOwn && `You are acting for ${person.givenName} `}({authorityTitles[who.authority]}, checked{' '}
        {shortDay(who.checkedOn)}).
      </p>
      <h1>{model.headline}</h1>
      {model.because.map(line => (
        <p>{line}</p>
      ))}
      <Next {...model} />
      {!model.isOver && <InCharge model={model} team={team} />}
      {model.refund && (
        <>
          <h2>If the answer is yes</h2>
          <p>{model.refund}</p>
        </>
      )}
      {model.again && (
        <>
          <h2>If you do not agree</h2>
          <p>{model.again}</p>
        </>
      )}
      {!model.isOver && <Rights />}
      <SoFar {...model} />
      <Record {...rest} />
      <TellUs {...rest} isOver={model.isOver} />
    </>
  )
}

/** The form below, with what it is about chosen already. */
const tellUsHref = (about: keyof typeof tellUsChoices): string => `?about=${about}#tell-us`

function Next({ next }: FamilyModel) {
  if (!next) return null
  return (
    <>
      <h2>What happens next</h2>
      <p>
        <strong>{next.text}</strong>: {weekdayInWords(next.on)}
        {next.how && `, ${next.how}`}.{next.canAnswer && ' You can come and speak.'}
      </p>
      {next.answered && <p>You told us: {next.answered}.</p>}
      {next.canAnswer && !next.answered && (
        <ActForm>
          <Button name="what" value="coming" preventDoubleClick>
            I will come
          </Button>{' '}
          <Button href={tellUsHref('another-time')} variant="secondary">
            I need another time
          </Button>
        </ActForm>
      )}
      {next.canAnswer && (
        <Details summary="What to bring and what they will ask">
          <p>
            The team goes through twelve areas of need, from breathing to behaviour. Bring what shows how
            needs are on good and on bad days: a diary, care plans, names of who knows them well.
          </p>
        </Details>
      )}
    </>
  )
}

function InCharge({ model, team }: Pick<MyCaseModel, 'model' | 'team'>) {
  const { coordinator, repliesBy } = model
  const who = [coordinator ?? 'A coordinator has not been named yet', team.role, team.name]
  const contact = [
    team.telephone,
    repliesBy && `messages are answered by ${weekdayInWords(repliesBy)}`,
  ].filter(Boolean)
  return (
    <>
      <h2>Who is in charge</h2>
      <p>
        {who.filter(Boolean).join(', ')}
        {contact.length > 0 && (
          <>
            <br />
            {contact.join(' · ')}
          </>
        )}
      </p>
      <Button href={tellUsHref('question')} variant="secondary">
        Send a message
      </Button>
    </>
  )
}

function Rights() {
  return (
    <Details summary="Your rights">
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>You can come to the assessment meeting, or somebody can speak for you.</li>
        <li>The decision comes in writing, with its reasons.</li>
        <li>You have six months from the letter to ask for the decision to be looked at again.</li>
        <li>
          After that NHS England can be asked for an independent review, and then the Parliamentary and Health
          Service Ombudsman.
        </li>
        <li>A free advocate, an interpreter, large print or Easy Read can be asked for at any time.</li>
      </ul>
    </Details>
  )
}

function SoFar({ steps }: FamilyModel) {
  return (
    <>
      <h2 id="so-far">So far</h2>
      <ol class="app-so-far">
        {steps.map(step => (
          <li>
            <span class="app-so-far__day">{step.on && shortDay(step.on)}</span>
            <span class="app-so-far__text">{step.text}</span>
            <span class="app-so-far__state">{step.state}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

type TellUsProps = Pick<MyCaseModel, 'form' | 'messages'> & { readonly isOver: boolean }

function TellUs({ form, messages, isOver }: TellUsProps) {
  return (
    <>
      <h2 id="tell-us">Tell us</h2>
      <p>
        {isOver
          ? 'If something is not right, or you need something from us, say so here.'
          : 'A stay in hospital, a move, something you need, or anything we should know.'}
      </p>
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
          <ul class="nhsuk-list">
            {letters.map(each => (
              <li>
                {dayInWords(each.on)}: {each.title}
              </li>
            ))}
          </ul>
        )}
      </Details>
      <Details summary={`Who has looked (${looked.length})`}>
        {looked.length === 0 ? (
          <p>Nobody has looked yet.</p>
        ) : (
          <ul class="nhsuk-list">
            {looked.map(each => (
              <li>
                {instantInWords(each.at)}: {isRoleId(each.role) ? roleOf(each.role).title : each.role}
                {each.organisation && `, ${each.organisation}`}
                {each.purpose && `. Reason: ${each.purpose}`}
              </li>
            ))}
          </ul>
        )}
      </Details>
    </>
  )
}
