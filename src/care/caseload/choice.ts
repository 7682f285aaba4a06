import { choiceOf, type ImportChoice, type ImportKind } from '#platform'
import { caseloadKind } from './kind.ts'
import { caseloadRules } from './rules.ts'

export const caseloadChoice: ImportChoice = choiceOf(caseloadKind as ImportKind, {
  title: 'A caseload file',
  hint: 'A row for everything that happened, as answerable export caseload writes it.',
  act: caseloadRules['import-caseload'],
})
