/** The pages of the product as a whole. */
import type { Page } from '../page.ts'
import { aboutPage } from './about.ts'
import { alertsPage } from './alerts.ts'
import { healthPage } from './health.ts'
import { importPage, importsPage } from './imports.ts'

export const adminPages: readonly Page[] = [aboutPage, alertsPage, healthPage, importsPage, importPage]
