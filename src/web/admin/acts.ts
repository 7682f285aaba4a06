/** Who may look after the product. */
import type { ActRule } from '#platform'

const forAdministrators = { roles: ['administrator'], scope: 'system', reads: true } as const

export const aboutRule = {
  act: 'web.read-about',
  title: 'Read who runs this',
  ...{ roles: 'public', scope: 'anyone', reads: true },
} as const satisfies ActRule

export const alertsRule = {
  act: 'web.view-alerts',
  title: 'See refused attempts and broken glass',
  ...{ roles: ['auditor'], scope: 'system', reads: true },
} as const satisfies ActRule

export const healthRule = {
  act: 'web.view-health',
  title: 'See whether the product is healthy',
  ...forAdministrators,
} as const satisfies ActRule

export const importsRule = {
  act: 'web.view-imports',
  title: 'See what was imported and rejected',
  ...forAdministrators,
} as const satisfies ActRule

export const adminActs: readonly ActRule[] = [aboutRule, alertsRule, healthRule, importsRule]
