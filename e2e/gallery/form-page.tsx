import {
  Button,
  CharacterCount,
  Checkboxes,
  DateInput,
  ErrorSummary,
  FileUpload,
  FormElement,
  Input,
  Panel,
  Radios,
  SearchInput,
  Select,
  Textarea,
} from '../../src/web/components/index.ts'
import { renderPage } from '../../src/web/layout/index.ts'
import { staffFrame } from './frame.ts'

/** A form that was not accepted: nothing typed is lost, and each message leads to its field. */
export const formPage = (): string =>
  renderPage({
    ...staffFrame,
    title: 'Refer somebody',
    hasErrors: true,
    backHref: '/work',
    main: (
      <>
        <ErrorSummary
          errors={[
            { text: 'Enter the NHS number', href: '#nhs-number' },
            { text: 'The Checklist cannot be received tomorrow', href: '#received-day' },
            { text: 'Say where the person is', href: '#setting' },
          ]}
        />
        <h1>Refer somebody</h1>
        <FormElement action="/refer" token="token" hidden={{ version: '3' }}>
          <TextFields />
          <Choices />
          <Button>Send the referral</Button> <Button variant="secondary">Save for later</Button>{' '}
          <Button variant="warning">Withdraw it</Button>
        </FormElement>
        <SearchInput name="term" label="Search in this case" />
        <Panel heading="Referral received" level={2}>
          Tracking number LSC-2021-000123
        </Panel>
      </>
    ),
  })

function TextFields() {
  return (
    <>
      <Input
        name="nhs-number"
        label="NHS number"
        hint="10 digits, such as 999 000 0018"
        errorMessage="Enter the NHS number"
        width={10}
        inputmode="numeric"
        isCode
      />
      <DateInput
        name="received"
        legend="When was the Checklist received?"
        hint="For example, 31 1 2021"
        errorMessage="The Checklist cannot be received tomorrow"
        values={{ day: 11, month: 3, year: 2021 }}
      />
      <Input name="price" label="Weekly price" prefix="£" suffix="per week" width={5} />
      <Textarea name="why" label="Why now?" />
      <CharacterCount name="note" label="Note" limit={{ maxlength: 500 }} />
      <FileUpload name="file" label="Checklist" hint="PDF or Word, up to 50 MB" />
    </>
  )
}

function Choices() {
  return (
    <>
      <Select
        name="place"
        label="Place"
        items={[{ text: 'Choose a place', value: '' }, { text: 'Blackburn with Darwen' }]}
      />
      <Radios
        name="setting"
        legend={{ text: 'Where is the person?', size: 'm' }}
        errorMessage="Say where the person is"
        value="hospital"
        items={[
          { value: 'home', text: 'At home' },
          {
            value: 'hospital',
            text: 'In hospital',
            conditional: <Input name="ward" label="Ward" width={20} />,
          },
          { divider: 'or' },
          { value: 'other', text: 'Somewhere else', hint: 'Say where in the note' },
        ]}
      />
      <Checkboxes
        name="needs"
        legend="What does the person need?"
        values={['interpreter']}
        items={[
          { value: 'interpreter', text: 'An interpreter' },
          { value: 'advocate', text: 'An advocate' },
        ]}
      />
    </>
  )
}
