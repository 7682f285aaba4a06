/** The questions what the words of a sheet mean: a column whose words are translated one by one. */
import { messagesOf, Select } from '#web'
import { wordsOf } from '../caseload/as-it-comes/mapping-form.ts'
import {
  isWordColumn,
  meaningsOf,
  sourceOf,
  type Translated,
  translatedTitle,
} from '../caseload/as-it-comes/translated.ts'
import { takenWhereUnsaid, type WordColumnName, wordColumn } from '../caseload/as-it-comes/word-columns.ts'
import { Column, type MappingModel } from './mapping-column.tsx'

type WordsProps = MappingModel & { readonly what: Translated }

/** With its own heading: a column; or the same for every row. */
export function Words(model: WordsProps) {
  const { what, mapping, answers } = model
  const title = translatedTitle(what)
  const isForAll = !isWordColumn(what)
  return (
    <>
      <h2>{title}</h2>
      <Column
        {...model}
        field={`column-${what}`}
        label={`Column of: ${title}`}
        none={isForAll ? 'The same for all, as follows' : 'Not in this sheet'}
      />
      {sourceOf(mapping, what).column === undefined && isForAll && (
        <Select
          name={`constant-${what}`}
          label={`${title} of every row`}
          value={answers.get(`constant-${what}`)}
          items={[{ value: '', text: 'Choose' }, ...choicesOf(model)]}
        />
      )}
      <Meanings {...model} />
    </>
  )
}

/** What a sheet may say besides, and what is taken where it does not: confirmed with the rest. */
const besides: readonly WordColumnName[] = ['closing', 'setting', 'ending', 'review', 'notice']

export function WordsBesides(model: MappingModel) {
  return (
    <>
      <h2>What the sheet says besides</h2>
      {besides.map(what => (
        <>
          <Column
            {...model}
            field={`column-${what}`}
            label={`Column of: ${translatedTitle(what)}`}
            hint={`Where nothing is said, this is taken: ${takenWhereUnsaid(wordColumn(what))}.`}
            none="Not in this sheet"
          />
          <Meanings {...model} what={what} />
        </>
      ))}
    </>
  )
}

const choicesOf = ({ what, commissioners }: WordsProps): { value: string; text: string }[] =>
  what === 'commissioner'
    ? commissioners.map(({ code, name }) => ({ value: code, text: name }))
    : Object.entries(meaningsOf(what)).map(([value, text]) => ({ value, text }))

function Meanings(model: WordsProps) {
  const { what, mapping, look, commissioners, refusal } = model
  const source = sourceOf(mapping, what)
  const messages = messagesOf(refusal)
  const isCode = (text: string) =>
    what === 'commissioner' && commissioners.some(({ code }) => code.toLowerCase() === text)
  const none = what === 'commissioner' ? 'None of ours: reject these rows' : 'Choose'
  return (
    <div class="app-columns">
      {wordsOf(look, mapping, source.column).map((text, index) => (
        <>
          <input type="hidden" name={`text-${what}`} value={text} />
          {!isCode(text) && (
            <Select
              name={`means-${what}-${index}`}
              label={`“${text}” means`}
              value={source.values?.[text] ?? ''}
              errorMessage={messages.get(`means-${what}-${index}`)}
              items={[{ value: '', text: none }, ...choicesOf(model)]}
            />
          )}
        </>
      ))}
    </div>
  )
}
