/** The registry: with `cli.ts`, the only file that sees every area. It puts rules, pages and panels together. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { subjectsOfFamily } from '#care'
import { installRules } from '#clocks'
import { type Actor, type Database, isReachable, type System, systemsOf } from '#platform'
import {
  type Answering,
  type ApiRoute,
  type AreaPanel,
  addApi,
  addHealth,
  addPages,
  adminPages,
  createServer,
  importPages,
  importRules,
  myWork,
  type NavigationItem,
  type Page,
  type ProviderSettings,
  publicNavigation,
  registerSignIn,
  secretOf,
  sendShown,
} from '#web'
import { careApi } from './care/api/index.ts'
import { carePages } from './care/pages/index.ts'
import { footprintPages } from './footprints/pages/index.ts'
import { publishingPages } from './publishing/pages/index.ts'
import { placePanel } from './publishing/pages/place-panel.tsx'
import { clockRules, importChoices } from './registry.ts'

export const pages: readonly Page[] = [
  ...adminPages,
  ...importPages(importChoices),
  ...carePages,
  ...footprintPages,
  ...publishingPages({ findAreaAt: system => `/${system}/your-area` }),
]

/** The JSON interface beside the pages. */
export const apiRoutes: readonly ApiRoute[] = [...careApi]

/** What areas offer for pages they do not own. */
export const panels: readonly AreaPanel[] = [placePanel]

export type AppSettings = {
  readonly provider: ProviderSettings | null
  /** The product's own address, without a path. */
  readonly baseUrl: () => string
  readonly log: boolean
  readonly trustProxy: boolean
  /** Where files are kept that somebody brought; a folder of the temporary directory unless said. */
  readonly uploads?: string
}

/** The product over a database that is up to date: every page of the registry behind sign-in and row security. */
export async function createApp(database: Database, settings: AppSettings): Promise<FastifyInstance> {
  installRules(clockRules)
  const { db } = database
  const systems = await systemsOf(db)
  const server = await createServer(settings)
  const late: { answering?: Answering } = {}
  const signIn = await registerSignIn(server, {
    ...{ db, provider: settings.provider, baseUrl: settings.baseUrl, secret: await secretOf(db) },
    systems: async () => systems,
    subjectsOf: (owner, { issuer, sub, assignment }) => ownSubjects(owner, assignment, `${issuer}#${sub}`),
    startPath,
    render: (request, reply, shown) => {
      if (!late.answering) throw new Error('A page was asked for before the server was whole')
      return sendShown(late.answering, request, reply, shown)
    },
  })
  const uploads = settings.uploads ?? join(tmpdir(), `answerable-uploads-${process.getuid?.() ?? 0}`)
  late.answering = { db, signIn, systems: () => systems, navigationFor, panels, footerLinks, uploads }
  addHealth(server, () => isReachable(db))
  await addApi(server, late.answering, apiRoutes)
  addPages(server, late.answering, pages)
  return server
}

const footerLinks = [{ text: 'About this record: who runs it, privacy, accessibility', href: '/about' }]

/** A family member is opened the cases of those they act for; every other role reaches by place or system. */
const ownSubjects = async (
  db: Database['db'],
  assignment: { role: string; system: string },
  actor: string,
) => (assignment.role === 'family-member' ? subjectsOfFamily(db, assignment.system, actor) : [])

/** Where each role begins after signing in. */
function startPath({ role, system }: { role: string; system: string }): string {
  if (role === 'referrer') return '/refer'
  if (role === 'family-member') return '/my-case'
  if (role === 'administrator') return '/admin'
  if (role === 'auditor') return `/${system}/work/audit`
  if (oversees.includes(role)) return `/${system}/work/overview`
  return worksCases.includes(role) ? `/${system}/work` : `/${system}`
}

/** Roles that see the unit's totals and no case. */
const oversees = ['director', 'performance-analyst']
const bringsFiles: readonly string[] = importRules.bring.roles
const worksCases = ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker']

/** My work first, then referring, then what is public; only pages that exist. */
function navigationFor(actor: Actor, system: System): NavigationItem[] {
  const at = `/${system.system}`
  return [
    ...(worksCases.includes(actor.role) ? [myWork(`${at}/work`)] : []),
    ...(oversees.includes(actor.role)
      ? [
          { section: 'work', text: 'Overview', href: `${at}/work/overview` },
          { section: 'work', text: 'National return', href: `${at}/work/return` },
        ]
      : []),
    ...(bringsFiles.includes(actor.role)
      ? [{ section: 'imports', text: 'Imports', href: `${at}/work/imports` }]
      : []),
    ...(actor.role === 'auditor' ? [{ section: 'work', text: 'Audit', href: `${at}/work/audit` }] : []),
    ...(actor.role === 'administrator' ? [{ section: 'admin', text: 'Administration', href: '/admin' }] : []),
    ...(actor.role === 'referrer' ? [{ section: 'refer', text: 'Refer', href: '/refer' }] : []),
    ...(actor.role === 'family-member' ? [{ section: 'my-case', text: 'My case', href: '/my-case' }] : []),
    ...(system.system === 'england'
      ? []
      : publicNavigation({ promises: `${at}/promises`, 'your-area': `${at}/your-area` })),
  ]
}
