/** What a work list can be narrowed to. */
import { Button, Select } from '#web'
import { caseStates, stateTitles } from '../case.ts'
import { dueWords } from '../working-day.ts'

/** `all` everywhere is the whole list. */
export type WorklistChoices = Readonly<Record<'show' | 'whose' | 'place' | 'promise' | 'state', string>>

type FilterProps = {
  readonly choices: WorklistChoices
  readonly places: readonly { readonly place: string; readonly name: string }[]
}

export function WorklistFilterForm({ choices, places }: FilterProps) {
  return (
    <form method="get" class="app-filter">
      <Choice name="show" label="Show" value={choices.show} options={showOptions} />
      <Choice name="whose" label="Whose" value={choices.whose} options={whoseOptions} />
      {places.length > 1 && (
        <Choice
          name="place"
          label="Place"
          value={choices.place}
          options={{ all: 'all places', ...Object.fromEntries(places.map(each => [each.place, each.name])) }}
        />
      )}
      <Choice name="promise" label="What is due" value={choices.promise} options={promiseOptions} />
      <Choice
        name="state"
        label="Where it stands"
        value={choices.state}
        options={{
          all: 'anywhere',
          ...Object.fromEntries(caseStates.map(state => [state, stateTitles[state]])),
        }}
      />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}

const showOptions = {
  ...{ all: 'everything that is running', late: 'late', 'due-soon': 'due within five working days' },
  stuck: 'stuck',
}
const whoseOptions = { all: 'everybody’s', mine: 'mine', nobody: 'nobody’s yet' }
const promiseOptions = {
  all: 'everything',
  ...dueWords,
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: Readonly<Record<string, string>>
}

function Choice({ name, label, value, options }: ChoiceProps) {
  const items = Object.entries(options).map(([each, text]) => ({ value: each, text }))
  return <Select id={name} name={name} label={label} value={value} items={items} />
}
