/** The few words every area shares: results, groups, days, instants, quarters, money, NHS numbers. */
export * from './csv.ts'
export * from './day.ts'
export * from './grouped-by.ts'
export * from './instant.ts'
export * from './nhs-number.ts'
export * from './pence.ts'
export * from './quarter.ts'
export * from './result.ts'
