import {
  ActForm,
  BackLink,
  Button,
  Details,
  Input,
  InsetText,
  LeadSentence,
  Link,
  messagesOf,
  numberInWords,
  Problems,
  Radios,
  Select,
  Textarea,
} from '#web'
import { nameParts } from '../caseload/as-it-comes/mapping.ts'
import { numberingChoices } from '../caseload/as-it-comes/numbering.ts'
import {
  askedOf,
  daySlots,
  optionalFields,
  partFields,
  personFields,
} from '../caseload/as-it-comes/questions.ts'
import { Column, type MappingModel } from './mapping-column.tsx'
import { MappingExamples, rowsOfHeading } from './mapping-examples.tsx'
import { Words, WordsBesides } from './mapping-words.tsx'

export function MappingPage(model: MappingModel) {
  const { at, fileName, look, refusal, questions, from } = model
  return (
    <>
      <BackLink href={at}>{fileName}</BackLink>
      <Problems refusal={refusal} />
      <h1>How is this sheet read?</h1>
      <LeadSentence>
        {`The heading is ${rowsOfHeading(look)}, with ${numberInWords(look.heading.length)} columns. ${from}`}
      </LeadSentence>
      {questions.length > 0 && refusal === null && (
        <InsetText>
          <p>To be settled by you:</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {questions.map(each => (
              <li>{each}</li>
            ))}
          </ul>
        </InsetText>
      )}
      <Proposed {...model} />
      <Saved {...model} />
      <ActForm>
        {askedOf(model.mapping).map(field => (
          <input type="hidden" name="asked" value={field} />
        ))}
        <SheetChoice {...model} />
        <Who {...model} />
        <Words {...model} what="pathway" />
        <Words {...model} what="commissioner" />
        <Days {...model} />
        <Words {...model} what="outcome" />
        <WordsBesides {...model} />
        <Rest {...model} />
        <MappingExamples {...model} />
        <div class="nhsuk-button-group">
          <Button name="step" value="confirm" preventDoubleClick>
            Save and read the file
          </Button>
          <Button name="step" value="show" variant="secondary">
            Show what the rows become
          </Button>
        </div>
      </ActForm>
    </>
  )
}

/** What was not asked when the answers were saved; shown until somebody has confirmed it. */
function Proposed({ proposed, answers }: MappingModel) {
  if (proposed.length === 0) return null
  const named = proposed.map(field => `“${answers.get(field)}”`)
  return (
    <InsetText>
      <p>
        Some questions were added since these answers were saved. This sheet seems to have columns for them:{' '}
        {named.join(', ')}. Each is marked below, and is read once you have saved it.
      </p>
    </InsetText>
  )
}

const fromAs = (name: string): string => `?from=${encodeURIComponent(name)}`

function Saved({ saved }: MappingModel) {
  if (saved.length === 0) return null
  return (
    <Details summary="Begin from another saved way of reading">
      <ul class="nhsuk-list">
        {saved.map(name => (
          <li>
            <Link href={fromAs(name)}>{name}</Link>
          </li>
        ))}
        <li>
          <Link href="?guess=again">Guess it again from this sheet</Link>
        </li>
      </ul>
    </Details>
  )
}

function SheetChoice({ sheets, sheet }: MappingModel) {
  if (sheets.length < 2) return null
  const shown = sheet ?? sheets[0]
  return (
    <>
      <input type="hidden" name="shown-sheet" value={shown} />
      <Select
        name="sheet"
        label="Which sheet of the workbook"
        hint="Press “Show what the rows become” after choosing another."
        value={shown}
        items={sheets.map(name => ({ value: name, text: name }))}
      />
    </>
  )
}

function Who(model: MappingModel) {
  return (
    <>
      <h2>Who it is about</h2>
      <div class="app-columns">
        {Object.entries(personFields).map(([name, label]) => (
          <>
            <Column {...model} field={`column-${name}`} label={label} />
            {partFields.some(each => each === name) && <Part {...model} name={name} label={label} />}
          </>
        ))}
        {Object.entries(optionalFields).map(([name, label]) => (
          <Column {...model} field={`column-${name}`} label={label} none="Not in this sheet" />
        ))}
      </div>
      <Numbering {...model} />
    </>
  )
}

/** Two units can both have a case M/001. */
function Numbering({ mapping, answers, numberings, refusal }: MappingModel) {
  return (
    <Radios
      name="numbering"
      legend="Whose references tell the cases apart?"
      hint="Two units can both have a case M/001: a reference is kept with whose it is."
      value={answers.get('numbering')}
      errorMessage={messagesOf(refusal).get('numbering')}
      items={numberingChoices(mapping, answers.get('numbering'), numberings)}
    />
  )
}

/** Asked where one column holds the whole name. */
function Part({ answers, name, label }: MappingModel & { readonly name: string; readonly label: string }) {
  const isShared = answers.get('column-family_name') === answers.get('column-given_name')
  const value = answers.get(`part-${name}`) ?? ''
  if (!isShared && value === '') return null
  return (
    <Select
      name={`part-${name}`}
      label={`${label} is`}
      value={value}
      items={[
        { value: '', text: 'the whole cell' },
        ...Object.entries(nameParts).map(([part, text]) => ({ value: part, text })),
      ]}
    />
  )
}

function Days(model: MappingModel) {
  const { answers } = model
  return (
    <>
      <h2>What happened, and when</h2>
      <Radios
        name="days"
        legend="How are days written?"
        value={answers.get('days')}
        hint="Days in words, and days that a workbook knows as such, are read either way."
        items={[
          { value: 'day-first', text: 'Day first: 31/12/2020' },
          { value: 'month-first', text: 'Month first: 12/31/2020' },
          { value: 'year-first', text: 'Year first: 2020-12-31' },
        ]}
      />
      <div class="app-columns">
        {daySlots.map(({ field, label }, index) => (
          <Column
            {...model}
            field={field}
            label={label}
            none={index === 0 ? 'Choose a column' : 'Not in this sheet'}
          />
        ))}
      </div>
    </>
  )
}

function Rest({ answers, refusal }: MappingModel) {
  return (
    <>
      <h2>The rest</h2>
      <Radios
        name="inherited"
        legend="Did these cases come with the service from somebody else?"
        hint="A cohort that was taken over is shown apart wherever cases are late."
        value={answers.get('inherited') ?? 'no'}
        items={[
          { value: 'no', text: 'No' },
          { value: 'yes', text: 'Yes, they were inherited' },
        ]}
      />
      <Textarea
        name="blanks"
        label="Words that say nothing is there"
        hint="One a line. A cell that holds nothing else is read as empty."
        value={answers.get('blanks')}
        rows={4}
      />
      <Input
        name="name"
        label="Save this way of reading as"
        hint="In small letters, such as support-unit. The next file like this is read by it; a name that is there already is replaced."
        value={answers.get('name')}
        errorMessage={messagesOf(refusal).get('name')}
        width={20}
      />
    </>
  )
}
