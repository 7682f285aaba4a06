/** The pages of the public record. */
import type { Page } from '#web'
import { firstPage } from './first.ts'
import { individualCareCsv, individualCarePage } from './individual-care.ts'
import { promisePage, promisesPage } from './promises.ts'

export const publishingPages = (options: {
  /** Address of the page that finds a place in a system; null while there is none. */
  readonly findAreaAt: ((system: string) => string) | null
}): readonly Page[] => [
  firstPage(options.findAreaAt),
  promisesPage,
  individualCarePage,
  individualCareCsv,
  promisePage,
]
