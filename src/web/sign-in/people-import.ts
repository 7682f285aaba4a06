/** Roles from a file: who, in which role, for which organisation and places, from when to when. */
import { type Refusal, refuse } from '#kit'
import { dayField, type Field, filledText, oneOf, optional, roleIds, tableKind } from '#platform'
import type { AssignmentRow } from '../store/tables.ts'

type Row = Omit<AssignmentRow, 'system'>

const anyText: Field<string> = text => ({ value: text.trim() })

/** Names separated by semicolons, or none. */
const listOfNames: Field<string[]> = text => {
  const names = text.split(';').map(each => each.trim())
  return { value: names.filter(each => each !== '') }
}

const yesOrEmpty: Field<boolean> = text => {
  const read = oneOf(['yes', ''])(text)
  return 'wrong' in read ? read : { value: read.value === 'yes' }
}

/** A role ends by its last day, never by being left out of a file. */
export const peopleImport = tableKind<Row>({
  name: 'people',
  title: 'People and their roles',
  scope: 'system',
  table: 'web.assignment',
  key: ['issuer', 'subject', 'role', 'organisation', 'from_on'],
  columns: {
    issuer: { meaning: 'Address of the sign-in provider, or “demonstration”', field: filledText },
    subject: { meaning: 'What the provider calls the person', field: filledText },
    name: { meaning: 'The person’s name', field: filledText },
    role: { meaning: `One of: ${roleIds.join(', ')}`, field: oneOf(roleIds) },
    organisation: { meaning: 'National code; empty for family', field: anyText },
    organisation_name: { meaning: 'The organisation’s name', field: anyText },
    places: { meaning: 'Places the role reaches, separated by semicolons', field: listOfNames },
    teams: { meaning: 'Teams, separated by semicolons', field: listOfNames, required: false },
    from_on: { meaning: 'First day', field: dayField },
    to_on: { meaning: 'Last day; empty while it lasts', field: optional(dayField) },
    invented: { meaning: '“yes” for people of a demonstration', field: yesOrEmpty, required: false },
  },
  check: async (_tx, _system, rows) => rows.map(wrongSpan),
})

function wrongSpan({ from_on, to_on }: Row): Refusal | undefined {
  if (to_on === null || from_on <= to_on) return undefined
  return refuse('invalid', 'to_on is before from_on', { field: 'to_on' }).refusal
}
