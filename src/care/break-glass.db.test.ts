/** Breaking glass and redacting, through the pages, as people do it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { day } from '#kit'
import { as, saveSystem } from '#platform'
import { anActor, Browser, type FreshDatabase, freshDatabase, type Visit } from '#testing'
import { createApp } from '../app.ts'
import { receiveReferral } from './receive-referral.ts'

let database: FreshDatabase
let server: FastifyInstance
let base: string
let opened: { id: string; reference: string }

before(async () => {
  database = await freshDatabase()
  const north = { system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true }
  await saveSystem(database.db, north)
  await sql`insert into web.assignment (system, issuer, subject, role, from_on, name, places, invented)
    values ('north', 'demonstration', 'dale-lead', 'place-lead', '2020-01-01', 'Dev', '{dale}', true),
      ('north', 'demonstration', 'auditor', 'auditor', '2020-01-01', 'Joyce', '{}', true),
      ('north', 'demonstration', 'admin', 'administrator', '2020-01-01', 'Alex', '{}', true),
      ('north', 'demonstration', 'finance', 'finance-officer', '2020-01-01', 'Anita', '{}', true)`.execute(
    database.db,
  )
  server = await createApp(database, {
    ...{ provider: { kind: 'demonstration' }, log: false, trustProxy: false },
    baseUrl: () => base,
  })
  base = await server.listen({ host: '127.0.0.1', port: 0 })
  const referrer = anActor('referrer', { places: [] })
  const received = await as(database.db, referrer, tx =>
    receiveReferral(tx, referrer, {
      ...{ nhsNumber: '9990000018' as never, familyName: 'Example', givenName: 'Joan' },
      ...{ bornOn: day('1938-05-01'), commissioner: '00Q', place: 'hill', team: null },
      ...{ signedOn: day('2021-03-09'), signedBy: 'Ward sister' },
      notice: { kind: 'other-notification', why: 'Asked by the hospital' },
    }),
  )
  assert.ok(received.ok)
  opened = received.value.case
})
after(async () => {
  await server.close()
  await database.close()
})

/** The form of the page itself, not the one that signs out. */
const tokenOf = (page: Visit): Record<string, string> =>
  Object.fromEntries(
    [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(found => [
      found[1]!,
      found[2]!,
    ]),
  )
const signedInAs = async (person: string): Promise<Browser> => {
  const browser = new Browser(base)
  await browser.signInAs(person)
  return browser
}
const send = async (browser: Browser, path: string, fields: Record<string, string>, from = path) =>
  browser.post(path, { ...tokenOf(await browser.get(from)), ...fields })
const glass = '/north/work/break-glass'
const reason = 'Admitted at night, nobody of the place is on duty'
const caseAt = () => `/north/work/cases/${opened.id}`

test('a member of the unit opens one case of another place by its reference, with a reason, and closes it again', async () => {
  const dale = await signedInAs('dale-lead')
  assert.equal((await dale.get(caseAt())).status, 404)
  for (const fields of [
    { reference: opened.reference, reason: '' },
    { reference: opened.reference, reason: 'why not' },
    { reference: '2222-2222', reason },
  ]) {
    const refused = await send(dale, glass, fields)
    assert.equal(refused.status, 422)
    assert.match(refused.html, /There is a problem/)
  }
  const typed = opened.reference.toLowerCase().replace('-', ' ')
  const seen = await send(dale, glass, { reference: typed, reason })
  assert.deepEqual([seen.status, seen.url.pathname], [200, caseAt()])
  assert.match(seen.html, /Joan Example/)
  assert.match((await dale.get(glass)).html, /A case is open to you/)
  await send(dale, `${glass}/end`, {}, glass)
  assert.equal((await dale.get(caseAt())).status, 404)
})

test('the auditor sees it at once: who, what, why, refused attempts too; others see no such page', async () => {
  const auditor = await signedInAs('auditor')
  const alerts = await auditor.get('/north/work/audit')
  assert.equal(alerts.status, 200)
  assert.match(alerts.html, /Dev, place lead/)
  assert.match(alerts.html, /opened the case with a reason/)
  assert.match(alerts.html, /was refused: view case \(not found\)/)
  assert.ok(alerts.html.includes(reason))
  const onlyOpened = await auditor.get('/north/work/audit?show=opened')
  assert.doesNotMatch(onlyOpened.html, /was refused:/)
  for (const person of ['dale-lead', 'admin'])
    assert.equal((await (await signedInAs(person)).get('/north/work/audit')).status, 403)
})

test('glass is not for everybody: a finance officer is told so and nothing is opened', async () => {
  const finance = await signedInAs('finance')
  assert.equal((await finance.get(glass)).status, 403)
  const answer = await finance.post(glass, { reference: opened.reference, reason })
  assert.notEqual(answer.status, 200)
  assert.equal((await finance.get(caseAt())).status, 403)
})

test('an auditor with the case open lists entries without what they say, and cannot open the case itself', async () => {
  const auditor = await signedInAs('auditor')
  assert.equal((await auditor.get(`${caseAt()}/entries`)).status, 404)
  const entries = await send(auditor, glass, { reference: opened.reference, reason: 'Erasure request 17' })
  assert.equal(entries.url.pathname, `${caseAt()}/entries`)
  assert.match(entries.html, /Referral received/)
  assert.doesNotMatch(entries.html, /Joan|Asked by the hospital/)
  assert.equal((await auditor.get(caseAt())).status, 403)
})

test('who has looked is listed fifty at a time, with the reason for opening the case, down to the first', async () => {
  const auditor = await signedInAs('auditor')
  await sql`insert into platform.audit (system, id, at, actor, actor_name, role, act, outcome, subject, request)
    select 'north', nextval('platform.audit_id'), now(), 'test', 'Nobody', 'place-lead', 'care.view-case', 'read',
      ${opened.id}, 'test' from generate_series(1, 60)`.execute(database.db)
  const first = await auditor.get(`${caseAt()}/looked`)
  assert.equal(first.html.split('Nobody, Place lead').length - 1, 50)
  const next = /href="(\?before=\d+)"/.exec(first.html)?.[1]
  const second = await auditor.get(`${caseAt()}/looked${next}`)
  assert.ok(second.html.includes(reason) && second.html.includes('receive referral'))
  assert.doesNotMatch(second.html, /href="\?before=/)
})

test('administrators see health and imports and no case; everybody sees who runs this', async () => {
  const admin = await signedInAs('admin')
  const health = await admin.get('/admin')
  assert.equal(health.status, 200)
  assert.match(health.html, /Is it healthy\?/)
  assert.equal((await admin.get('/admin/imports')).status, 200)
  assert.equal((await admin.get('/admin/imports/south/00000000-0000-0000-0000-000000000000')).status, 404)
  assert.equal((await admin.get(caseAt())).status, 403)
  const about = await new Browser(base).get('/about')
  assert.equal(about.status, 200)
  assert.match(about.html, /Open Government Licence/)
  assert.notEqual((await (await signedInAs('dale-lead')).get('/admin')).status, 200)
})
