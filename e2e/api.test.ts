/** The JSON interface: the same acts, refusals and audit as the pages, behind the same sign-in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { caseActs } from '../src/care/index.ts'
import type { Day } from '../src/kit/index.ts'
import { Browser } from '../src/testing/index.ts'
import { type Caseload, nhsNumbers, receive } from './caseload.ts'
import { type Product, startProduct } from './product.ts'

const today = '2021-03-10' as Day
const nina = 'demonstration#nina-holme'
let product: Product
let load: Caseload
let base: string
before(async () => {
  product = await startProduct({ today })
  load = { db: product.database.db, system: product.system, numbers: nhsNumbers(8000) }
  base = `${product.origin}/api/${product.system.system}`
})
after(() => product.close())

type Told = { readonly code: string; readonly field?: string; readonly others?: readonly Told[] }
type Listed = {
  readonly act: string
  readonly isNextStep: boolean
  readonly body: {
    readonly properties: Readonly<Record<string, { readonly oneOf?: readonly { const: string }[] }>>
  }
}
/** Everything that any answer may hold; each test asks for its own part. */
type Body = {
  readonly refusal: Told
  readonly reference: string
  readonly receivedOn: string
  readonly startsClock: boolean
  readonly case: { readonly state: string; readonly version: number }
  readonly acts: readonly Listed[]
}
type Answer = { readonly status: number; readonly body: Body; readonly token: string }

/** A program that goes on with what a person's browser has: its cookies and the last token. */
async function programOf(person: string | null) {
  const browser = new Browser(product.origin)
  if (person) await browser.signInAs(person)
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const cookie = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const token = response.headers.get('x-csrf') ?? ''
    return { status: response.status, body: (await response.json()) as Answer['body'], token }
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown, token?: string) =>
      call('POST', path, body, token === undefined ? {} : { 'x-csrf': token }),
  }
}

const aReferral = () => ({
  ...{ kind: 'checklist', 'nhs-number': load.numbers.next().value, 'given-name': 'Joan' },
  ...{ 'family-name': 'Example', 'born-on': '1938-05-01', commissioner: '00Q' },
  ...{ 'signed-on': '2021-03-09', 'signed-by': 'Ward sister', behaviour: 'A' },
  ...Object.fromEntries(
    ['breathing', 'nutrition', 'continence', 'skin', 'mobility', 'communication'].map(id => [id, 'C']),
  ),
  ...Object.fromEntries(['psychological', 'cognition', 'medication', 'consciousness'].map(id => [id, 'C'])),
})

test('a referral is sent, and answered with a reference, or with a message for every field that is wrong', async () => {
  const wendy = await programOf('wendy-ashworth')
  const { token } = await wendy.post('/referrals', {})
  const sent = await wendy.post('/referrals', aReferral(), token)
  assert.deepEqual([sent.status, sent.body.startsClock, sent.body.receivedOn], [201, true, today])
  assert.match(sent.body.reference, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  const wrong = await wendy.post(
    '/referrals',
    { ...aReferral(), 'nhs-number': '9990000019', skin: 'D' },
    token,
  )
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    [wrong.body.refusal, ...(wrong.body.refusal.others ?? [])].map(each => each.field),
    ['nhs-number', 'skin'],
  )
})

test('what may be done now is listed for each role with what it asks for, and doing it is the page’s own act', async () => {
  const found = await receive(load, today)
  const helen = await programOf('helen-barrow-smith')
  const listed = await helen.get(`/cases/${found.id}/acts`)
  assert.equal(listed.status, 200)
  const names = listed.body.acts.map(each => each.act)
  assert.deepEqual(names.includes('accept') && !names.includes('verify-decision'), true)
  assert.equal(listed.body.acts.find(each => each.isNextStep)?.act, 'accept')
  assert.doesNotMatch(JSON.stringify(listed.body), /Example|Edna|1936/)
  const { version } = listed.body.case
  const accepted = await helen.post(
    `/cases/${found.id}/acts/accept`,
    { on: today, seen: version },
    listed.token,
  )
  assert.deepEqual(
    [accepted.status, accepted.body.case.state, accepted.body.case.version],
    [200, 'accepted', version + 1],
  )
  const stale = await helen.post(
    `/cases/${found.id}/acts/name-coordinator`,
    { coordinator: nina, seen: version },
    listed.token,
  )
  assert.deepEqual([stale.status, stale.body.refusal.code], [409, 'stale'])
  const again = await helen.get(`/cases/${found.id}/acts`)
  const naming = again.body.acts.find(each => each.act === 'name-coordinator')
  assert.ok(naming?.body.properties.coordinator?.oneOf?.some(option => option.const === nina))
})

test('each refusal has its status: nobody, a forged call, a wrong role, a foreign place, a wrong state, a wrong body', async () => {
  const found = await receive(load, today)
  const path = `/cases/${found.id}/acts`
  const nobody = await programOf(null)
  assert.equal((await nobody.get(path)).status, 401)
  const helen = await programOf('helen-barrow-smith')
  const { token } = await helen.get(path)
  const attempts: [Promise<Answer>, number, string][] = [
    [nobody.post(`${path}/accept`, { on: today }), 401, 'not-signed-in'],
    [helen.post(`${path}/accept`, { on: today }), 403, 'not-permitted'],
    [helen.post(`${path}/accept`, { on: today }, 'made.up'), 403, 'not-permitted'],
    [(await programOf('nina-holme')).get(`/cases/none/acts`), 404, 'not-found'],
    [(await programOf('dev-marsden')).get(path), 404, 'not-found'],
    [(await programOf('celia-hornby')).get(path), 403, 'not-permitted'],
    [helen.post(`${path}/name-coordinator`, { coordinator: nina }, token), 409, 'out-of-order'],
    [helen.post(`${path}/accept`, { on: '2021-02-30' }, token), 422, 'invalid'],
    [helen.post(`${path}/accept`, '{', token), 422, 'invalid'],
    [helen.post(`${path}/accept`, [], token), 422, 'invalid'],
    [helen.post(`${path}/accept`, { on: today, seen: 'x' }, token), 422, 'invalid'],
  ]
  for (const [index, [attempt, status, code]] of attempts.entries()) {
    const { status: given, body } = await attempt
    assert.deepEqual([given, body.refusal?.code], [status, code], `attempt ${index}`)
  }
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from platform.audit
    where outcome = 'refused' and subject = ${found.id}`.execute(load.db)
  assert.ok(rows[0]!.n >= 7)
})

test('a role that may not do an act is told so by the table, for every act', async () => {
  const found = await receive(load, today)
  const mark = await programOf('mark-tarleton')
  for (const act of caseActs.keys()) {
    const { status } = await mark.post(`/cases/${found.id}/acts/${act}`, {})
    assert.equal(status, 403, act)
  }
})

test('the interface describes itself: every act is a path with what it asks for', async () => {
  const response = await fetch(`${product.origin}/api/openapi.json`)
  const description = (await response.json()) as { openapi: string; paths: Record<string, unknown> }
  assert.equal(response.status, 200)
  assert.match(description.openapi, /^3\./)
  const paths = Object.keys(description.paths)
  for (const act of caseActs.keys()) assert.ok(paths.includes(`/api/{system}/cases/{id}/acts/${act}`), act)
  assert.match(JSON.stringify(description.paths['/api/{system}/referrals']), /"nhs-number":\{"type":"string"/)
  assert.ok(paths.every(path => path.startsWith('/api/')))
})
