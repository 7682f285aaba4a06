/** What standards are made of. */
export type { Basis, CountingWay, Measure } from './measure.ts'
export { type Aim, reaches, type Standard, type StandardTag, standardTags } from './standard.ts'
