/** The public record: what was published, and freezing what may be. */
export { countAndPublish } from './count-and-publish.ts'
export { canonicalCsv, type Edition, type EditionCell, type EditionHead } from './edition.ts'
export { demonstrationSentence, editionCsv, marksOf } from './edition-csv.ts'
export { type Frozen, freeze, type PublishedPlace, type ToFreeze } from './freeze.ts'
export { publishFigures } from './publish-figures.ts'
export { readEdition } from './read-edition.ts'
export { publishingKinds } from './statement-kinds.ts'
export { editionsOf } from './store/editions.ts'
