import type { Refusal } from '#kit'
import { daysKept, type ImportChoice } from '#platform'
import { BackLink, Button, FileUpload, LeadSentence, Radios } from '../components/index.ts'
import type { Form } from '../form.ts'
import { ActForm, messagesOf, Problems } from '../problems.tsx'
import { largestFile } from '../server/take-file.ts'

export type BringModel = {
  readonly system: string
  readonly choices: readonly ImportChoice[]
  readonly form: Form
  readonly refusal: Refusal | null
}

export function BringPage({ system, choices, form, refusal }: BringModel) {
  const messages = messagesOf(refusal)
  return (
    <>
      <BackLink href={`/${system}/work/imports`}>Files brought in</BackLink>
      <Problems refusal={refusal} />
      <h1>Bring a file in</h1>
      <LeadSentence>You see what it would do before anything is written.</LeadSentence>
      <ActForm sends="a file">
        <Radios
          name="choice"
          legend="What is it?"
          value={form.text('choice')}
          errorMessage={messages.get('choice')}
          items={choices.map(({ name, title, hint }) => ({ value: name, text: title, hint }))}
        />
        <FileUpload
          name="file"
          label="The file"
          hint={`.xlsx or .csv (a set of files as .zip), up to ${largestFile / 1_000_000} MB. You may close this page once it is sent. What nobody applies is let go after ${daysKept} days.`}
          errorMessage={messages.get('file')}
          attributes={{ accept: '.csv,.xlsx,.xlsm,.txt,.tsv,.zip' }}
        />
        <Button preventDoubleClick>Send the file</Button>
      </ActForm>
    </>
  )
}
