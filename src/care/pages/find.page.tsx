import { type Day, type Refusal, spellNhsNumber } from '#kit'
import {
  ActForm,
  Button,
  DataTable,
  DateInput,
  dayInWords,
  type Form,
  Input,
  Link,
  messagesOf,
  Problems,
} from '#web'
import { pathwayTitles, stateTitles } from '../case.ts'
import { localIdInWords } from '../local-id.ts'
import type { FoundCase } from '../store/find.ts'
import { type UnitTab, UnitTabs } from './unit-tabs.tsx'

export type FindModel = {
  readonly system: string
  readonly today: Day
  readonly tabs: readonly UnitTab[]
  readonly refusal: Refusal | null
  readonly form: Form
  /** Null where nothing was searched for yet. */
  readonly found: readonly FoundCase[] | null
}

export function FindPage(model: FindModel) {
  const { system, tabs, refusal, form } = model
  const messages = messagesOf(refusal)
  const field = (name: string) => ({
    ...{ id: name, name, value: form.text(name), errorMessage: messages.get(name) },
  })
  const part = (which: string) => form.text(`born-on-${which}`)
  return (
    <>
      <UnitTabs system={system} tabs={tabs} current="/work/cases" />
      <Problems refusal={refusal} dates={['born-on']} />
      <h1>Find a case</h1>
      <p>Only cases of your places are searched. Every search is written down.</p>
      <Found {...model} />
      <ActForm action={`/${system}/work/cases`}>
        <Input
          {...field('number')}
          label="NHS number or reference"
          hint="For example 999 000 0018 or K7QF-2M9X, or what the unit that kept the case calls it, such as M/001"
          width={20}
          autocomplete="off"
        />
        <p>or</p>
        <Input {...field('family-name')} label="Last name" width={20} autocomplete="off" />
        <DateInput
          name="born-on"
          legend="Date of birth"
          hint="For example, 31 3 1940"
          values={{ day: part('day'), month: part('month'), year: part('year') }}
          errorMessage={messages.get('born-on')}
        />
        <Button>Find the case</Button>
      </ActForm>
    </>
  )
}

function Found({ found, today, system }: FindModel) {
  if (!found) return null
  return (
    <DataTable
      id="found"
      caption="Cases found, the newest first"
      asAt={`as at ${dayInWords(today)}`}
      columns={[
        { heading: 'Person' },
        { heading: 'NHS number' },
        { heading: 'Born' },
        { heading: 'Case' },
        { heading: 'Where it stands' },
        { heading: 'Place' },
      ]}
      rows={found.map(each => [
        `${each.familyName.toUpperCase()}, ${each.givenName}`,
        spellNhsNumber(each.nhsNumber),
        dayInWords(each.bornOn),
        {
          text: (
            <>
              <Link href={`/${system}/work/cases/${each.id}`}>
                {each.reference}, received {dayInWords(each.receivedOn)}
              </Link>
              {each.localId !== null && `, kept elsewhere as ${localIdInWords(each.localId)}`}
            </>
          ),
        },
        `${pathwayTitles[each.pathway]}: ${stateTitles[each.state]}`,
        each.place,
      ])}
      total={found.length}
      empty={{ why: 'There is no such case in your places.' }}
    />
  )
}
