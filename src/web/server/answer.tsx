/** From a request to an answer: who is asking, may they, the page in a transaction of theirs, the frame around it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChild } from 'preact'
import { type Refusal, type Refused, type Result, refuse } from '#kit'
import {
  type Actor,
  as,
  auditRefusal,
  countingActor,
  type Db,
  guardRole,
  momentOf,
  publicActor,
  roleOf,
  type SentFile,
  type System,
  type Tx,
} from '#platform'
import { ChartShelf, type Shelf } from '../charts/files/shelf.ts'
import { TableShelf, type TablesShown } from '../components/table-file.tsx'
import type { Form } from '../form.ts'
import {
  type FrameActor,
  type NavigationItem,
  NotFoundBody,
  NotPermittedBody,
  renderPage,
} from '../layout/index.ts'
import type { Page, PageContext, PanelPage, Sent, Shown, Went } from '../page.ts'
import type { AreaPanel } from '../panel.ts'
import { FormToken } from '../problems.tsx'
import { signInPath } from '../sign-in/return-path.ts'
import { actorOf, type SignedIn } from '../sign-in/signed-in.ts'
import { dayInWords } from '../words.ts'
import { everywhere, wayOnFrom } from './everywhere.ts'
import { keptIfDone, received } from './received.ts'
import { askedChart, askedTable, sendFile } from './send-file.ts'
import type { SignInDoor } from './sign-in-door.ts'
import { statusOf } from './status.ts'

export type Answering = {
  readonly db: Db
  readonly signIn: SignInDoor
  systems(): readonly System[]
  navigationFor(actor: Actor, system: System): readonly NavigationItem[]
  readonly panels: readonly AreaPanel[]
  /** The folder in which files are kept that somebody brought. */
  readonly uploads: string
  /** Links at the foot of every page, of pages that exist. */
  readonly footerLinks: readonly { readonly text: string; readonly href: string }[]
}

export type Asked = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly actor: Actor
  readonly system: System
  readonly signedIn: SignedIn | null
}

/** Lays out a page that no area owns: signing in, choosing a role. */
export async function sendShown(
  answering: Answering,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  const asked = await whoAsks(answering, request, reply)
  if (!asked) return sendNotFound(answering, request, reply)
  return reply
    .code(shown.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(framed(answering, asked, shown, undefined))
}

export async function answerGet(
  answering: Answering,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const asked = await whoAsks(answering, request, reply)
  if (!asked) return sendNotFound(answering, request, reply)
  const unsuited = guardRole(page.act, asked.actor)
  if (unsuited) return sendRefusal(answering, asked, unsuited.refusal)
  const draft =
    page.submit && asked.signedIn ? await answering.signIn.takeDraft(request, asked.signedIn) : null
  return show(answering, page, asked, draft, null)
}

export async function answerPost(
  answering: Answering,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const asked = await whoAsks(answering, request, reply)
  if (!asked || !page.submit) return sendNotFound(answering, request, reply)
  const { submit } = page
  const unsuited = guardRole(submit.act, asked.actor)
  if (unsuited?.refusal.code === 'not-signed-in') return keepAndSignIn(answering, asked)
  const { form, file, refused } = await received(answering, submit.takesFile && !unsuited, request)
  if (refused && !unsuited) return show(answering, page, asked, form, refused.refusal)
  const outcome = unsuited ?? (await handled(answering, submit, asked, form, file))
  if (outcome.ok) {
    await answering.signIn.dropDraft(request, reply)
    return reply.redirect(outcome.value.goTo, 303)
  }
  await auditRefusal(answering.db, asked.actor, {
    act: submit.act.act,
    refusal: outcome.refusal.code,
    subject: asSubject(asked),
  })
  if (unsuited) return sendRefusal(answering, asked, outcome.refusal)
  return show(answering, page, asked, form, outcome.refusal)
}

const handled = (
  answering: Answering,
  { handle }: NonNullable<Page['submit']>,
  asked: Asked,
  form: Form,
  file: SentFile | null,
): Promise<Result<Went>> =>
  keptIfDone(file, () =>
    as(answering.db, asked.actor, tx =>
      handle({ ...contextOf(answering, asked, tx, form, null), file, form }),
    ),
  )

const asSubject = ({ request }: Asked): string | undefined => (request.params as Record<string, string>).id

export async function whoAsks(
  { signIn, systems }: Answering,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Asked | undefined> {
  const signedIn = await signIn.identify(request)
  const named = (request.params as Record<string, string>).system ?? signedIn?.assignment.system
  const system = named === undefined ? everywhere : systems().find(each => each.system === named)
  if (!system) return undefined
  const moment = momentOf(system)
  const actor = signedIn
    ? actorOf(signedIn, system.system, moment, request.id)
    : publicActor(system.system, moment, request.id)
  return { request, reply, actor, system, signedIn }
}

function contextOf(
  { db, panels, signIn }: Pick<Answering, 'db' | 'panels' | 'signIn'>,
  { actor, system, request, signedIn }: Asked,
  tx: Tx,
  form: Form | null,
  refusal: Refusal | null,
): PageContext {
  const context: Omit<PageContext, 'panels'> = {
    ...{ tx, actor, system, form, refusal, file: null, url: request.url },
    params: request.params as Record<string, string>,
    query: new URLSearchParams(request.url.split('?')[1] ?? ''),
    count: work => as(db, countingActor(actor.system, actor.at, actor.requestId), work),
    breakGlass: async opening =>
      signedIn
        ? signIn.breakGlass({ ...opening, signedIn, system, requestId: actor.requestId })
        : refuse('not-signed-in', 'Sign in to do this'),
    mendGlass: async () => {
      if (signedIn) await signIn.mendGlass({ signedIn, system, requestId: actor.requestId })
    },
  }
  return { ...context, panels: (on, of) => loadPanels(panels, context, on, of) }
}

/** One after another: they share the page's transaction. */
async function loadPanels(
  panels: readonly AreaPanel[],
  context: Omit<PageContext, 'panels'>,
  on: PanelPage,
  of: string,
): Promise<ComponentChild[]> {
  const shown: ComponentChild[] = []
  for (const panel of panels.filter(each => each.on === on && !guardRole(each.act, context.actor))) {
    const part = await panel.load(context, of)
    if (part !== null) shown.push(part)
  }
  return shown
}

async function show(
  answering: Answering,
  page: Page,
  asked: Asked,
  form: Form | null,
  refusal: Refusal | null,
) {
  const answer = await as(answering.db, asked.actor, tx =>
    page.show(contextOf(answering, asked, tx, form, refusal)),
  )
  return send(answering, page, asked, answer, refusal)
}

async function send(
  answering: Answering,
  page: Page,
  asked: Asked,
  answer: Shown | Sent | Went | Refused,
  refusal: Refusal | null,
): Promise<FastifyReply> {
  const { reply } = asked
  if ('goTo' in answer) return reply.redirect(answer.goTo, 303)
  if ('file' in answer) return sendFile(reply, answer)
  if ('refusal' in answer) {
    await auditRefusal(answering.db, asked.actor, {
      ...{ act: page.act.act, refusal: answer.refusal.code, subject: asSubject(asked) },
    })
    return sendRefusal(answering, asked, answer.refusal)
  }
  const { url: address } = asked.request
  const shelf: Shelf = { address, charts: new Map() }
  const tables: TablesShown = { address, tables: new Map() }
  const body = (
    <TableShelf.Provider value={answer.tables === 'as-files' ? tables : null}>
      <ChartShelf.Provider value={shelf}>{answer.body}</ChartShelf.Provider>
    </TableShelf.Provider>
  )
  const html = framed(answering, asked, { ...answer, body }, refusal !== null)
  const about = { isDemonstration: asked.system.demonstration }
  const file = askedTable(tables, about) ?? (await askedChart(shelf, about))
  if (file) return 'file' in file ? sendFile(reply, file) : sendRefusal(answering, asked, file.refusal)
  const status = answer.status ?? (refusal ? statusOf[refusal.code] : 200)
  return reply.code(status).type('text/html; charset=utf-8').send(html)
}

function framed(answering: Answering, asked: Asked, shown: Shown, hasErrors: boolean | undefined): string {
  const { signIn, footerLinks } = answering
  const { request, reply, actor, system, signedIn } = asked
  const token = signIn.csrfField(request, reply)
  const isSystem = system !== everywhere
  return renderPage({
    ...{ title: shown.title, section: shown.section, hasErrors, footerLinks, address: request.url },
    system: isSystem ? { name: system.name, href: `/${system.system}`, changeHref: '/' } : null,
    asAt: isSystem ? (shown.asAt ?? `Shown as at ${dayInWords(actor.at.today)}`) : null,
    isDemonstration: system.demonstration || answering.systems().some(each => each.demonstration),
    actor: signedIn && frameActor(signedIn, token),
    ...(signedIn ? {} : { signInHref: signInPath(request.method === 'GET' ? request.url : '/') }),
    navigation: answering.navigationFor(actor, system),
    main: <FormToken.Provider value={token}>{shown.body}</FormToken.Provider>,
  })
}

const frameActor = (signedIn: SignedIn, token: string): FrameActor => ({
  name: signedIn.name,
  role: roleOf(signedIn.assignment.role).title,
  organisation: signedIn.assignment.organisationName,
  ...(signedIn.assignments.length > 1 ? { changeRoleHref: '/role' } : {}),
  signOut: { action: '/sign-out', token },
})

/** Somebody whose session ended loses nothing they typed. */
async function keepAndSignIn(answering: Answering, asked: Asked): Promise<FastifyReply> {
  const { request, reply } = asked
  const kept = await answering.signIn.keepDraft(request, reply)
  if (!kept.ok) return sendRefusal(answering, asked, kept.refusal)
  return reply.redirect(kept.value.goTo, 303)
}

function sendRefusal(answering: Answering, asked: Asked, refusal: Refusal): FastifyReply {
  const { reply, request, signedIn } = asked
  if (refusal.code === 'not-signed-in' && request.method === 'GET')
    return reply.redirect(signInPath(request.url), 303)
  const body =
    refusal.code === 'not-found' ? (
      <NotFoundBody because={refusal.message} suggestions={[wayOnFrom(asked.system)]} />
    ) : (
      <NotPermittedBody
        because={clauseOf(refusal.message)}
        whoCan={undefined}
        {...(signedIn && signedIn.assignments.length > 1 ? { changeRoleHref: '/role' } : {})}
      />
    )
  const title = refusal.code === 'not-found' ? 'There is no such page' : 'You cannot do this'
  return reply
    .code(statusOf[refusal.code])
    .type('text/html; charset=utf-8')
    .send(framed(answering, asked, { title, body }, undefined))
}

/** Refusals are whole sentences; the page begins the sentence itself. */
const clauseOf = (message: string): string => message.replace(/^You cannot do this( yet)?, because /, '')

export async function sendNotFound(answering: Answering, request: FastifyRequest, reply: FastifyReply) {
  const html = renderPage({
    title: 'There is no such page',
    ...{ system: null, asAt: null, isDemonstration: answering.systems().some(each => each.demonstration) },
    ...{ actor: null, navigation: [], address: request.url, footerLinks: answering.footerLinks },
    main: <NotFoundBody suggestions={[wayOnFrom(everywhere)]} />,
  })
  return reply.code(404).type('text/html; charset=utf-8').send(html)
}
