/** The JSON interface of individual care, for the registry. */
import type { ApiRoute } from '#web'
import { actRoutes, possibleActsRoute } from './acts.ts'
import { referralsRoute } from './referrals.ts'

export const careApi: readonly ApiRoute[] = [possibleActsRoute, ...actRoutes, referralsRoute]
