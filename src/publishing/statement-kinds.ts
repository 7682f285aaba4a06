/** File layouts of the first page: blocks, and sourced statements. */
import { type Refusal, refuse } from '#kit'
import { countField, type Field, filledText, matching, oneOf, optional, tableKind } from '#platform'
import { standardNamed } from '#standards/definitions'
import { type FigureMark, figureMarks } from '#web'
import { type StatementPart, statementParts } from './statement.ts'

const name = matching(/^[a-z][a-z0-9-]*$/, 'a short name in lower-case letters and hyphens')
const text = optional(filledText)

type StoryRow = {
  story: string
  position: number
  heading: string
  note: string | null
  tag: string | null
  standard: string | null
  link_text: string | null
  link: string | null
}

export const storiesKind = tableKind<StoryRow>({
  name: 'stories',
  title: 'Blocks of the first page',
  scope: 'system',
  table: 'publishing.story',
  key: ['story'],
  columns: {
    story: { meaning: 'Short name of the block', field: name },
    position: { meaning: 'Its place on the page, from 1', field: countField },
    heading: { meaning: 'Heading', field: filledText },
    note: { meaning: 'Our own remark', field: text },
    tag: { meaning: 'Kind of promise, or a word such as forecast', field: text },
    standard: { meaning: 'Promise whose published figures would be newer', field: text },
    link_text: { meaning: 'Words of the link to more', field: text },
    link: { meaning: 'Its address within the system', field: text },
  },
  check: async (_tx, _system, rows) => rows.map(unknownStandard),
})

function unknownStandard({ standard }: StoryRow): Refusal | undefined {
  if (standard === null || standardNamed(standard)) return undefined
  return refuse('invalid', `standard is “${standard}”, which is no promise here`, { field: 'standard' })
    .refusal
}

type StatementRow = {
  id: string
  story: string | null
  part: StatementPart
  position: number
  statement: string
  subject: string | null
  words: string | null
  value: string | null
  unit: string | null
  source: string
  page: string | null
  dated: string | null
  marks: string
}

const isMark = (mark: string): mark is FigureMark => Object.hasOwn(figureMarks, mark)

const marksField: Field<string> = given => {
  const marks = given.split(' ').filter(mark => mark !== '')
  const wrong = marks.find(mark => !isMark(mark))
  return wrong === undefined ? { value: marks.join(' ') } : { wrong: `has no mark “${wrong}”` }
}

export const sourcedStatementsKind = tableKind<StatementRow>({
  name: 'sourced-statements',
  title: 'Published statements with their sources',
  scope: 'system',
  table: 'publishing.sourced_statement',
  key: ['id'],
  columns: {
    id: { meaning: 'Short name of the statement', field: name },
    story: { meaning: 'Block it stands in; empty where it is only compared', field: optional(name) },
    part: { meaning: `One of: ${statementParts.join(', ')}`, field: oneOf(statementParts) },
    position: { meaning: 'Its place among its like, from 1', field: countField },
    statement: { meaning: 'The statement, as a sentence', field: filledText },
    subject: { meaning: 'What its number is about', field: text },
    words: { meaning: 'The number as it was printed', field: text },
    value: {
      meaning: 'The number in digits',
      field: optional(matching(/^-?\d+(\.\d+)?$/, 'a number in digits')),
    },
    unit: { meaning: 'Words after the number', field: text },
    source: { meaning: 'Document, or who reported it', field: filledText },
    page: { meaning: 'Page or paragraph', field: text },
    dated: { meaning: 'When, as far as it is known', field: text },
    marks: { meaning: 'Marks, separated by spaces', field: marksField },
  },
  check: async (_tx, _system, rows) => rows.map(missingNumber),
})

function missingNumber({ part, words, value }: StatementRow): Refusal | undefined {
  if (part === 'sentence' || part === 'further' || (words !== null && value !== null)) return undefined
  return refuse('invalid', `a ${part} needs its number in words and in digits`, { field: 'value' }).refusal
}

/** After a system's places: `loadSystem` reads a file of each name. */
export const publishingKinds = [storiesKind, sourcedStatementsKind]
