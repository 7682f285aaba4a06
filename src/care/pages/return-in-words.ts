/** What the page of the return answers first: whether its numbers hold together, and who has signed them. */
import type { Quarter } from '#kit'
import { countOf } from '#web'
import { changedCells } from '../return/cells.ts'
import type { Version } from '../return/store/versions.ts'
import { isBeforeWhole } from '../return/whole-record.ts'
import type { ReturnModel } from './return-model.ts'

export function answerOf(model: ReturnModel): string {
  const { shown, record, asked } = model
  const broken = shown.identities.filter(each => !each.holds)
  const checks =
    broken.length === 0
      ? `All ${countOf(shown.identities.length, 'check')} hold`
      : `${countOf(broken.length, 'check')} of ${shown.identities.length} ${broken.length === 1 ? 'does' : 'do'} not hold`
  return `${checks}${unlessWhole(record, asked.quarter)}. ${signedOrNot(model)}`
}

function unlessWhole(record: ReturnModel['record'], quarter: Quarter): string {
  if (record === null) return ', but no referral is recorded in any quarter that is over'
  return isBeforeWhole(record, quarter) ? ', but the record of the quarter is not whole' : ''
}

function signedOrNot(model: ReturnModel): string {
  const { asked, frozen, awaiting, isOver, shown } = model
  if (asked.version) return versionInWords(model, asked.version)
  if (!isOver) return 'The quarter is not over: these are its numbers so far.'
  if (awaiting) return `Version ${awaiting.version} is signed by its analyst and waits for the director.`
  if (!frozen) return 'Nobody has signed this return yet.'
  if (shown.version === frozen.version)
    return `This is version ${frozen.version}, signed off and frozen. ${restating(model)}`.trim()
  return `${restating(model).replace(/\.$/, '')}, which was signed off.`
}

/** Empty for the first version. */
function restating({ earlier, shown }: ReturnModel): string {
  if (!earlier) return ''
  const changed = changedCells(earlier.cells, shown.cells)
  return `${countOf(changed, 'number')} ${changed === 1 ? 'differs' : 'differ'} from ${asSubject(earlier.title)}.`
}
const asSubject = (title: string): string => `${title.charAt(0).toLowerCase()}${title.slice(1)}`

function versionInWords(model: ReturnModel, version: Version): string {
  const { shown, counting } = model
  const changed = changedCells(shown.cells, counting.counted.cells)
  const since =
    changed === 0
      ? 'Counted now it says the same.'
      : `${countOf(changed, 'number')} ${changed === 1 ? 'is' : 'are'} counted otherwise now.`
  return [`${standsAs(model, version)}.`, restating(model), since].filter(text => text !== '').join(' ')
}

function standsAs({ versions, frozen }: ReturnModel, { version, frozenAt }: Version): string {
  if (frozenAt === null)
    return isReplaced(versions, version)
      ? `Version ${version} was signed by its analyst alone, and another was signed in its place`
      : `Version ${version} is signed by its analyst and waits for the director`
  const later = frozen !== null && frozen.version > version ? `; version ${frozen.version} restates it` : ''
  return `This is version ${version}, signed off and frozen${later}`
}

/** A version that its analyst signed again before the director did. */
export const isReplaced = (versions: readonly Version[], version: number): boolean =>
  versions.some(each => each.version > version)
