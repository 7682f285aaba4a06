/** What the registry collects from publishing. */
import { acts } from './acts.ts'

export const publishingActs = acts
