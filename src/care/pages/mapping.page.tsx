import type { Refusal } from '#kit'
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
import { type Mapping, nameParts } from '../caseload/as-it-comes/mapping.ts'
import {
  daySlots,
  meanings,
  optionalFields,
  partFields,
  personFields,
  sourceOf,
  type Translated,
  translatedTitles,
  wordsOf,
} from '../caseload/as-it-comes/mapping-form.ts'
import type { Look } from '../caseload/as-it-comes/sheet-file.ts'
import { type Example, MappingExamples, rowsOfHeading } from './mapping-examples.tsx'

export type MappingModel = {
  readonly at: string
  readonly fileName: string
  readonly sheets: readonly string[]
  readonly sheet: string | undefined
  readonly look: Look
  readonly mapping: Mapping
  readonly answers: ReadonlyMap<string, string>
  readonly questions: readonly string[]
  /** Where the answers come from: a saved mapping, a guess, or what was typed. */
  readonly from: string
  readonly saved: readonly string[]
  readonly commissioners: readonly { readonly code: string; readonly name: string }[]
  readonly examples: readonly Example[]
  readonly refusal: Refusal | null
}

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
      <Saved {...model} />
      <ActForm>
        <SheetChoice {...model} />
        <Who {...model} />
        <Words {...model} what="pathway" />
        <Words {...model} what="commissioner" />
        <Days {...model} />
        <Words {...model} what="outcome" />
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

type ColumnProps = MappingModel & { readonly field: string; readonly label: string; readonly none?: string }

function Column({ look, answers, refusal, field, label, none = 'Choose a column' }: ColumnProps) {
  const value = answers.get(field) ?? ''
  const lost = value !== '' && !look.heading.includes(value)
  return (
    <Select
      name={field}
      label={label}
      value={lost ? '' : value}
      hint={lost ? `It was “${value}”, which this sheet does not have.` : undefined}
      errorMessage={messagesOf(refusal).get(field)}
      items={[{ value: '', text: none }, ...look.heading.map(name => ({ value: name, text: name }))]}
    />
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
    </>
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

/** A column whose words are translated, one by one; or the same for every row. */
function Words(model: MappingModel & { readonly what: Translated }) {
  const { what, mapping, look, answers, commissioners, refusal } = model
  const title = translatedTitles[what]
  const source = sourceOf(mapping, what)
  const words = wordsOf(look, mapping, source.column)
  const messages = messagesOf(refusal)
  const options: readonly (readonly [string, string])[] =
    what === 'commissioner'
      ? commissioners.map(each => [each.code, each.name])
      : Object.entries(meanings[what])
  const isCode = (text: string) =>
    what === 'commissioner' && commissioners.some(({ code }) => code.toLowerCase() === text)
  const items = options.map(([value, text]) => ({ value, text }))
  return (
    <>
      <h2>{title}</h2>
      <Column
        {...model}
        field={`column-${what}`}
        label={`Column of: ${title}`}
        none={what === 'outcome' ? 'Not in this sheet' : 'The same for all, as follows'}
      />
      {source.column === undefined && what !== 'outcome' && (
        <Select
          name={`constant-${what}`}
          label={`${title} of every row`}
          value={answers.get(`constant-${what}`)}
          items={[{ value: '', text: 'Choose' }, ...items]}
        />
      )}
      <div class="app-columns">
        {words.map((text, index) => (
          <>
            <input type="hidden" name={`text-${what}`} value={text} />
            {!isCode(text) && (
              <Select
                name={`means-${what}-${index}`}
                label={`“${text}” means`}
                value={source.values?.[text] ?? ''}
                errorMessage={messages.get(`means-${what}-${index}`)}
                items={[
                  { value: '', text: what === 'commissioner' ? 'None of ours: reject these rows' : 'Choose' },
                  ...items,
                ]}
              />
            )}
          </>
        ))}
      </div>
    </>
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
