/** What other areas' definitions are made of. */
export { type Limit, type LimitId, limitIds, limitOf, limits } from './limit.ts'
export type { ClockRule } from './rule.ts'
