import { roleOf } from '#platform'
import { Button, ErrorSummary, FormElement, Radios } from '../../components/index.ts'
import { whereInWords } from '../assignment-words.ts'
import type { Persona, PersonaSection } from './personas.ts'

export interface PersonaListProps {
  readonly sections: readonly PersonaSection[]
  readonly action: string
  readonly token: string
  readonly message?: string | undefined
}

/** Who to be in the demonstration: one list by role, one button, no password. */
export function PersonaListBody({ sections, action, token, message }: PersonaListProps) {
  if (sections.length === 0)
    return (
      <>
        <h1>There is nobody to be yet</h1>
        <p>The demonstration’s people are not loaded. They come with its data when the product starts.</p>
      </>
    )
  return (
    <>
      {message && <ErrorSummary errors={[{ text: message, href: '#person-1-1' }]} />}
      <h1>Choose who to be</h1>
      <p class="nhsuk-lede-text">Everybody here is invented. Their organisations are real.</p>
      <FormElement action={action} token={token}>
        {sections.map((section, at) => (
          <section>
            <h2>{section.system}</h2>
            {section.groups.map((group, nth) => (
              <Radios
                name="person"
                idPrefix={`person-${at + 1}-${nth + 1}`}
                legend={{ text: group.title, size: 's' }}
                isSmall={true}
                items={group.people.map(person => ({
                  value: person.sub,
                  text: person.name,
                  hint: hintOf(person),
                }))}
              />
            ))}
          </section>
        ))}
        <Button>Sign in as this person</Button>
      </FormElement>
    </>
  )
}

const hintOf = ({ assignments }: Persona): string =>
  assignments.length === 1
    ? assignments.map(whereInWords).join('')
    : assignments.map(each => `${roleOf(each.role).title}, ${whereInWords(each)}`).join('; ')
