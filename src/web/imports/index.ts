/** Bringing files in: sent, looked at, put right, applied at once or not at all. */
import type { ImportChoice } from '#platform'
import type { Page } from '../page.ts'
import { bringPage } from './bring.ts'
import { changesPage } from './changes.ts'
import { applyPage, checkPage, discardPage, stopPage } from './confirm.ts'
import { filePage } from './file.ts'
import { listPage } from './list.ts'
import { rejectedPage } from './rejected-csv.ts'
import { rowsPage } from './rows.ts'

/** What may be brought in is for the registry to say. */
export const importPages = (choices: readonly ImportChoice[]): readonly Page[] =>
  [
    ...[listPage, bringPage, filePage, changesPage, rowsPage, rejectedPage],
    ...[checkPage, applyPage, discardPage, stopPage],
  ].map(page => page(choices))
