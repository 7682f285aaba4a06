import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { day } from '#kit'
import { fileAt, importFile, jobActor, momentOf, roleIds, type System, saveSystem } from '#platform'
import { Browser, type FreshDatabase, freshDatabase } from '#testing'
import { hashed, sealed, unsealed } from '../sessions/sealed-box.ts'
import { secretOf } from '../store/secret.ts'
import { peopleImport } from './people-import.ts'
import { registerSignIn, type SignIn } from './register-sign-in.ts'
import { actorOf } from './signed-in.ts'

const lancashire: System = {
  system: 'lancashire-and-south-cumbria',
  name: 'Lancashire and South Cumbria',
  fixedToday: day('2021-03-10'),
  demonstration: true,
}
const yorkshire: System = {
  system: 'west-yorkshire-and-harrogate',
  name: 'West Yorkshire and Harrogate',
  fixedToday: day('2018-10-01'),
  demonstration: true,
}

let database: FreshDatabase
let server: FastifyInstance
let signIn: SignIn
let base: string

before(async () => {
  database = await freshDatabase()
  for (const system of [lancashire, yorkshire]) {
    await saveSystem(database.db, system)
    const actor = jobActor('test', system.system, [], momentOf(system), 'test')
    const path = fileURLToPath(new URL(`../../../demo/${system.system}/people.csv`, import.meta.url))
    const imported = await importFile(database, peopleImport, fileAt(path), actor)
    assert.ok(imported.ok && imported.value.rejections.length === 0, JSON.stringify(imported))
  }
  server = Fastify()
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
  )
  signIn = await registerSignIn(server, {
    ...{ db: database.db, provider: { kind: 'demonstration' }, secret: await secretOf(database.db) },
    ...{ baseUrl: () => base, signInsPerMinute: 500, environment: {} },
    render: async (_request, reply, { title, body, status = 200 }) =>
      reply
        .code(status)
        .type('text/html')
        .send(`<title>${title}</title>${renderToString(body as VNode)}`),
    subjectsOf: async (_db, { sub }) => (sub === 'ruth-example' ? ['case-of-joan'] : []),
  })
  addTestPages(server)
  base = await server.listen({ host: '127.0.0.1', port: 0 })
})
after(async () => {
  await server.close()
  await database.close()
})

/** A page that needs somebody signed in. */
function addTestPages(to: FastifyInstance): void {
  to.get('/:system/*', async (request, reply) => {
    const signedIn = await signIn.identify(request)
    if (!signedIn) return reply.code(401).send('nobody')
    const { system } = request.params as { system: string }
    return reply.send({ actor: actorOf(signedIn, system, momentOf(lancashire), request.id) })
  })
}

const inside = async (browser: Browser, path = `/${lancashire.system}/work`) => {
  const page = await browser.get(path)
  return page.status === 200 ? JSON.parse(page.html) : page.html
}
const sessions = async () =>
  (await sql<{ id_hash: string }>`select id_hash from web.session`.execute(database.db)).rows.map(
    each => each.id_hash,
  )
const audited = async (actor: string) =>
  (
    await sql<{
      act: string
      role: string
    }>`select act, role from platform.audit where actor = ${actor} order by id`.execute(database.db)
  ).rows.map(({ act, role }) => `${act} ${role}`)

test('the list of people says that they are invented and groups them by role with organisation and place', async () => {
  const page = await new Browser(base).get('/sign-in')
  assert.equal(page.status, 200)
  assert.match(page.html, /Choose who to be/)
  assert.match(page.html, /Everybody here is invented/)
  assert.match(page.html, /Place lead<\/legend>/)
  assert.match(page.html, /Commissioning Support Unit · Pennine Lancashire/)
  assert.doesNotMatch(page.html, /type="password"/)
})

test('each person signs in with one choice and acts in their own role, organisation and places', async () => {
  const { rows } = await sql<{
    subject: string
    system: string
    role: string
    organisation: string
    places: string[]
  }>`
    select min(system) as system, subject, min(role) as role, min(organisation) as organisation,
      (array_agg(to_json(places)))[1] as places
    from web.assignment group by subject having count(*) = 1`.execute(database.db)
  assert.ok(rows.length > 20)
  const roles = new Set<string>()
  for (const { subject, system, role, organisation, places } of rows) {
    const browser = new Browser(base)
    const landed = await browser.signInAs(subject)
    assert.equal(landed.url.pathname, `/${system}/work`)
    const { actor } = JSON.parse(landed.html)
    assert.deepEqual(
      [actor.id, actor.role, actor.organisation, actor.places],
      [`demonstration#${subject}`, role, organisation || null, places],
    )
    roles.add(role)
  }
  // The administrators have their role in both systems, so they are asked which; see below.
  assert.deepEqual([...roles, 'administrator'].sort(), [...roleIds].sort())
})

test('somebody with several roles chooses one, and the session gets a new identifier', async () => {
  const browser = new Browser(base)
  const chooser = await browser.signInAs('bridget-garstang', `/${lancashire.system}/work/cases`)
  assert.equal(chooser.url.pathname, '/role')
  assert.equal(await inside(browser), 'nobody', 'no role chosen, nobody signed in')
  const before = browser.cookie('answerable-session')

  const nothing = await browser.submit(chooser, {})
  assert.equal(nothing.status, 422)
  assert.match(nothing.html, /Choose one of your roles/)
  const foreign = await browser.submit(chooser, { assignment: `${lancashire.system}/director/QE1` })
  assert.equal(foreign.status, 422)

  const chosen = await browser.submit(chooser, { assignment: `${lancashire.system}/place-lead/0CX` })
  assert.equal(chosen.url.pathname, `/${lancashire.system}/work/cases`)
  assert.equal(JSON.parse(chosen.html).actor.role, 'place-lead')
  assert.notEqual(browser.cookie('answerable-session'), before)
  const old = new Browser(base)
  old.cookies.set('answerable-session', { value: before!, path: '/' })
  assert.equal(await inside(old), 'nobody')

  const again = await browser.submit(await browser.get('/role'), {
    assignment: `${lancashire.system}/nurse-assessor/0CX`,
  })
  assert.deepEqual(JSON.parse(again.html).actor.places, ['pennine-lancashire'])
  assert.deepEqual(await audited('demonstration#bridget-garstang'), [
    'web.sign-in place-lead',
    'web.choose-role nurse-assessor',
  ])
})

test('roles in several systems are chosen from too, and in another system one is the public', async () => {
  const browser = new Browser(base)
  const chooser = await browser.signInAs('alex-worden')
  assert.match(chooser.html, /West Yorkshire and Harrogate/)
  const landed = await browser.submit(chooser, { assignment: `${yorkshire.system}/administrator/QWO` })
  assert.equal(landed.url.pathname, `/${yorkshire.system}/work`)
  assert.equal((await inside(browser)).actor.role, 'public')
})

test('a family member reaches the case that is theirs', async () => {
  const browser = new Browser(base)
  const landed = await browser.signInAs('ruth-example')
  assert.deepEqual(JSON.parse(landed.html).actor.subjects, ['case-of-joan'])
})

test('signing out ends the session, and needs the token of the session', async () => {
  const browser = new Browser(base)
  await browser.signInAs('celia-hornby')
  const stolen = browser.cookie('answerable-session')!
  const forged = await browser.post('/sign-out', { _csrf: 'made-up' })
  assert.match(forged.html, /Sign out\?/)
  assert.equal((await inside(browser)).actor.role, 'director')
  await browser.submit(await browser.get('/sign-out'), {})
  assert.equal(browser.cookie('answerable-session'), undefined)
  const thief = new Browser(base)
  thief.cookies.set('answerable-session', { value: stolen, path: '/' })
  assert.equal(await inside(thief), 'nobody')
  assert.ok((await sessions()).every(each => each !== hashed(stolen)))
  assert.deepEqual((await audited('demonstration#celia-hornby')).slice(-2), [
    'web.sign-in director',
    'web.sign-out director',
  ])
})

test('the table of sessions holds no identifier that a cookie could use', async () => {
  const browser = new Browser(base)
  await browser.signInAs('joyce-hambleton')
  const cookie = browser.cookie('answerable-session')!
  const { rows } = await sql<{ text: string }>`select session::text as text from web.session session`.execute(
    database.db,
  )
  assert.ok(rows.length > 0 && rows.every(({ text }) => !text.includes(cookie)))
})

test('an answer with another state, or in another browser, signs nobody in', async () => {
  const browser = new Browser(base)
  await browser.get('/sign-in')
  const wrong = await browser.get('/sign-in/callback?code=abc&state=wrong')
  assert.equal(wrong.status, 400)
  assert.match(wrong.html, /You are not signed in/)
  const elsewhere = await new Browser(base).get('/sign-in/callback?code=abc&state=wrong')
  assert.match(elsewhere.html, /another browser/)
  assert.equal(browser.cookie('answerable-session'), undefined)
})

test('an answer to another attempt, by its nonce or its code verifier, signs nobody in', async () => {
  const secret = await secretOf(database.db)
  for (const part of ['nonce', 'verifier', 'state']) {
    const browser = new Browser(base)
    const people = await browser.get('/sign-in')
    const cookie = browser.cookies.get('answerable-attempt')!
    const attempt = JSON.parse(unsealed(secret, 'attempt', cookie.value)!)
    const changed = JSON.stringify({ ...attempt, [part]: `x${attempt[part].slice(1)}` })
    browser.cookies.set('answerable-attempt', { ...cookie, value: sealed(secret, 'attempt', changed) })
    const landed = await browser.submit(people, { person: 'nina-holme' })
    assert.equal(landed.status, 400, part)
    assert.equal(browser.cookie('answerable-session'), undefined)
  }
})

test('a role that ended yesterday is none: not at sign-in, and not in a session that is open', async () => {
  const browser = new Browser(base)
  await browser.signInAs('carl-brierfield')
  const until = (last: string) =>
    sql`update web.assignment set to_on = ${last} where subject = 'carl-brierfield'`.execute(database.db)
  await until('2021-03-10')
  assert.equal((await inside(browser)).actor.role, 'broker')
  const list = await new Browser(base).get('/sign-in')
  await until('2021-03-09')
  assert.equal(await inside(browser), 'nobody')
  assert.doesNotMatch((await new Browser(base).get('/sign-in')).html, /carl-brierfield/)
  assert.match(list.html, /carl-brierfield/)
})

test('nobody is sent to another site after signing in', async () => {
  for (const elsewhere of ['//elsewhere.example/x', 'https://elsewhere.example', '/\\elsewhere.example']) {
    const landed = await new Browser(base).signInAs('judith-whalley', elsewhere)
    assert.equal(landed.url.href, `${base}/${lancashire.system}/work`)
  }
})

test('the people can be chosen only on the machine itself', async () => {
  const path = '/demonstration-sign-in/.well-known/openid-configuration'
  const here = await server.inject({ url: path, headers: { host: new URL(base).host } })
  assert.equal(here.statusCode, 200)
  const named = await server.inject({ url: path, headers: { host: 'answerable.example' } })
  const far = await server.inject({ url: path, remoteAddress: '10.0.0.7', headers: { host: 'localhost' } })
  assert.deepEqual([named.statusCode, far.statusCode], [403, 403])
})

test('one network that tries again and again is told to wait, and others are not', async () => {
  const ask = (remoteAddress: string) =>
    server.inject({ url: '/sign-out', remoteAddress, headers: { host: 'localhost' } })
  const statuses = []
  for (let times = 0; times < 501; times += 1) statuses.push((await ask('10.0.0.9')).statusCode)
  assert.deepEqual([statuses.at(-2), statuses.at(-1)], [200, 429])
  assert.match((await ask('10.0.0.9')).body, /Wait a minute/)
  assert.equal((await ask('10.0.0.10')).statusCode, 200)
})
