import { roleOf } from '#platform'
import { Button, ErrorSummary, FormElement, Radios } from '../components/index.ts'
import { whereInWords } from './assignment-words.ts'
import { type Assignment, assignmentKey } from './signed-in.ts'

export interface RoleChooserProps {
  readonly assignments: readonly Assignment[]
  readonly chosen?: Assignment | undefined
  /** The name of a system, where the roles are in several. */
  readonly systemName: (system: string) => string
  readonly token: string
  readonly returnTo: string
  /** Why the form is shown again. */
  readonly message?: string | undefined
}

/** Which of one's roles to act in: for somebody who has several, also across systems. */
export function RoleChooserBody(props: RoleChooserProps) {
  const { assignments, chosen, message } = props
  const several = new Set(assignments.map(each => each.system)).size > 1
  const hint = (each: Assignment) =>
    [several ? props.systemName(each.system) : '', whereInWords(each)].filter(part => part).join(' · ')
  return (
    <>
      {message && <ErrorSummary errors={[{ text: message, href: '#assignment' }]} />}
      <FormElement action="/role" token={props.token} hidden={{ return: props.returnTo }}>
        <Radios
          name="assignment"
          legend={{ text: 'Which of your roles do you want to act in?', asHeading: 1, size: 'l' }}
          hint="What you do is recorded in this role. You can change it later."
          errorMessage={message}
          value={chosen && assignmentKey(chosen)}
          items={assignments.map(each => ({
            value: assignmentKey(each),
            text: roleOf(each.role).title,
            hint: hint(each),
          }))}
        />
        <Button>Continue</Button>
      </FormElement>
    </>
  )
}
