import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { day } from '#kit'
import { type System, saveSystem } from '#platform'
import { Browser, type FreshDatabase, freshDatabase } from '#testing'
import { cookiesFor } from '../sessions/cookies.ts'
import { usualLimits } from '../sessions/limits.ts'
import { type SessionKeeping, startSession } from '../sessions/sessions.ts'
import { registerSignIn, type SignIn } from '../sign-in/register-sign-in.ts'
import type { Assignment } from '../sign-in/signed-in.ts'
import { tables } from '../store/tables.ts'

const north: System = { system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true }
const work: Assignment = {
  ...{ system: 'north', role: 'nurse-assessor', organisation: '0CX', organisationName: 'The unit' },
  ...{ places: ['hill'], teams: [], name: '', invented: true },
}

let database: FreshDatabase
let server: FastifyInstance
let signIn: SignIn
let base: string

before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, north)
  for (const subject of ['nina', 'tom', 'mark']) await assign(subject)
  server = Fastify()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
  )
  const baseUrl = () => base
  const shared = { db: database.db, secret: 'a secret of the test', baseUrl }
  signIn = await registerSignIn(server, {
    ...{ ...shared, provider: null, signInsPerMinute: 500, environment: {} },
    render: async (_request, reply, { title, status = 200 }) => reply.code(status).send(title),
  })
  const keep: SessionKeeping = {
    ...{ ...shared, cookies: cookiesFor(baseUrl, usualLimits), limits: usualLimits },
    ...{ systems: async () => [north], subjectsOf: async () => [] },
  }
  server.get<{ Params: { sub: string } }>('/enter/:sub', async (request, reply) => {
    const person = {
      issuer: 'demonstration',
      sub: request.params.sub,
      name: '',
      assurance: null,
      allowed: null,
    }
    await startSession(keep, { request, reply }, person, [work])
    return reply.send('entered')
  })
  server.get('/north/*', show)
  server.post('/north/*', act)
  base = await server.listen({ host: '127.0.0.1', port: 0 })
})
after(async () => {
  await server.close()
  await database.close()
})

const assign = (subject: string) =>
  tables(database.db)
    .insertInto('web.assignment')
    .values({
      ...{ system: 'north', issuer: 'demonstration', subject, role: work.role, organisation: '0CX' },
      ...{ organisation_name: 'The unit', from_on: day('2020-01-01'), to_on: null, name: subject },
      ...{ places: ['hill'], teams: [], invented: true },
    })
    .execute()

/** What the product's own server does with a page that needs somebody signed in. */
async function show(request: FastifyRequest, reply: FastifyReply) {
  const signedIn = await signIn.identify(request)
  if (!signedIn) return reply.code(401).send({ who: null })
  const draft = await signIn.takeDraft(request, signedIn)
  return reply.send({ who: signedIn.sub, draft: draft?.entries() ?? null, token: signedIn.csrfToken })
}

async function act(request: FastifyRequest, reply: FastifyReply) {
  if (!(await signIn.identify(request))) {
    const kept = await signIn.keepDraft(request, reply)
    return kept.ok ? reply.redirect(kept.value.goTo, 303) : reply.code(403).send(kept.refusal.message)
  }
  const forged = signIn.checkCsrf(request)
  if (forged) return reply.code(403).send(forged.refusal.message)
  await signIn.dropDraft(request, reply)
  return reply.send('done')
}

const page = '/north/work/cases/1?tab=notes'
const see = async (browser: Browser, path = page) => JSON.parse((await browser.get(path)).html)
async function entered(sub: string, browser = new Browser(base)) {
  await browser.get(`/enter/${sub}`)
  return browser
}
const rest = (minutes: number, subject: string) =>
  sql`update web.session set last_used_at = now() - ${minutes} * interval '1 minute' where subject = ${subject}`.execute(
    database.db,
  )
const typed = [
  ['note', 'two words & more'],
  ['ticked', 'a'],
  ['ticked', 'b'],
]

/** Sends a form after the session rested too long. */
async function sendTooLate(browser: Browser, sub: string) {
  const { token } = await see(browser)
  await rest(31, sub)
  return browser.post(page, new URLSearchParams([['_csrf', token], ...typed]))
}

test('what was typed when the session had ended is kept, and shown to the same person only', async () => {
  const browser = await entered('nina')
  const sent = await sendTooLate(browser, 'nina')
  assert.equal(sent.hops[0], `${base}/sign-in?return=${encodeURIComponent(page)}&notice=draft-kept`)

  const colleague = new Browser(base)
  colleague.cookies.set('answerable-draft', { value: browser.cookie('answerable-draft')!, path: '/' })
  await entered('tom', colleague)
  assert.equal((await see(colleague)).draft, null)

  await entered('nina', browser)
  assert.deepEqual((await see(browser)).draft, typed)
  assert.deepEqual((await see(browser)).draft, typed, 'loading the page again loses nothing')
  assert.equal((await see(browser, '/north/work')).draft, null, 'another page does not get it')
  const { token } = await see(browser)
  assert.equal((await browser.post(page, { _csrf: token, note: 'two words & more' })).html, 'done')
  assert.equal((await see(browser)).draft, null, 'gone once accepted')
  assert.equal((await drafts()).length, 0)
})

const drafts = async () =>
  (
    await sql<{ text: string }>`select draft::text as text from web.draft draft`.execute(database.db)
  ).rows.map(each => each.text)

test('the table of drafts cannot be read without the browser’s cookie', async () => {
  const browser = await entered('nina')
  await sendTooLate(browser, 'nina')
  const [row, ...others] = await drafts()
  assert.ok(row && others.length === 0)
  assert.doesNotMatch(row, /two|words/)
  assert.ok(!row.includes(browser.cookie('answerable-draft')!))
  await sql`update web.draft set expires_at = now()`.execute(database.db)
  await entered('nina', browser)
  assert.equal((await see(browser)).draft, null, 'a day later it is gone')
  assert.equal((await drafts()).length, 0, 'swept by the next sign-in')
})

test('another site cannot put words into a form', async () => {
  const from = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  const planted = await new Browser(base).post(page, { note: 'planted' }, from)
  assert.equal(planted.status, 403)
  const browser = await entered('tom')
  const { token } = await see(browser)
  for (const [fields, headers] of [
    [{ note: 'no token' }, {}],
    [{ note: 'another’s token', _csrf: (await see(await entered('nina'))).token }, {}],
    [{ note: 'stolen token', _csrf: token }, from],
  ] as const)
    assert.equal((await browser.post(page, fields, headers)).status, 403, fields.note)
  assert.equal((await browser.post(page, { _csrf: token })).status, 200)
})

test('a form that is too long to keep is refused, not cut short', async () => {
  const browser = new Browser(base)
  const sent = await browser.post(page, { note: 'x'.repeat(300_000) }, { 'sec-fetch-site': 'same-origin' })
  assert.equal(sent.status, 403)
  assert.match(sent.html, /too long to be kept/)
})

test('a session rests for thirty minutes at most, and being used keeps it alive', async () => {
  const browser = await entered('mark')
  await rest(29, 'mark')
  assert.equal((await see(browser)).who, 'mark')
  await rest(29, 'mark')
  assert.equal((await see(browser)).who, 'mark', 'the use before was written down')
  await rest(30, 'mark')
  assert.equal((await see(browser)).who, null)
})

test('a session ends ten hours after it began, however busy it was', async () => {
  const browser = await entered('mark')
  const { rows } = await sql<{
    hours: string
  }>`select extract(epoch from expires_at - created_at) / 3600 as hours
    from web.session where subject = 'mark' order by created_at desc limit 1`.execute(database.db)
  assert.equal(Number(rows[0]!.hours), 10)
  await sql`update web.session set expires_at = now() where subject = 'mark'`.execute(database.db)
  assert.equal((await see(browser)).who, null)
})
