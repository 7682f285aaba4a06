/** Every page and every route of the JSON interface × every role and nobody: who gets in is what its row says. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { apiRoutes, pages } from '../src/app.ts'
import { type ActRule, type RoleId, roleIds } from '../src/platform/index.ts'
import { Browser } from '../src/testing/index.ts'
import { addressOf, type Populated, populated } from './populated.ts'

/** One of the demonstration's people a role. */
const people: Readonly<Record<RoleId, string>> = {
  ...{ referrer: 'wendy-ashworth', 'nurse-assessor': 'nina-holme', 'social-worker': 'samira-wray' },
  ...{ 'place-lead': 'helen-barrow-smith', 'hub-verifier': 'judith-whalley', broker: 'carl-brierfield' },
  ...{ 'finance-officer': 'anita-rossall', 'performance-analyst': 'mark-tarleton', director: 'celia-hornby' },
  ...{ 'board-secretary': 'ruben-catterall', councillor: 'maureen-leyland-price' },
  ...{ 'family-member': 'ruth-example', auditor: 'joyce-hambleton', administrator: 'alex-worden' },
}
type Who = RoleId | 'nobody'
const everybody: readonly Who[] = [...roleIds, 'nobody']

let here: Populated
const cookies = new Map<Who, string>()

before(async () => {
  here = await populated()
  for (const role of roleIds) {
    const browser = new Browser(here.product.origin)
    await browser.signInAs(people[role])
    cookies.set(role, [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; '))
  }
})
after(() => here.product.close())

type Asked = { readonly status: number; readonly leadsTo: string | null }

async function ask(method: string, address: string, who: Who, type?: string): Promise<Asked> {
  const answer = await fetch(here.product.origin + address, {
    ...{ method, redirect: 'manual' },
    headers: { cookie: cookies.get(who) ?? '', ...(type ? { 'content-type': type } : {}) },
    ...(method === 'POST' ? { body: type === 'application/json' ? '{}' : '' } : {}),
  })
  await answer.arrayBuffer()
  return { status: answer.status, leadsTo: answer.headers.get('location') }
}

type Door = 'open' | 'sign in first' | 'not for this role'

const told = (rule: ActRule, who: Who): Door => {
  if (rule.roles === 'public') return 'open'
  if (who === 'nobody') return 'sign in first'
  return rule.roles.includes(who) ? 'open' : 'not for this role'
}

/** A page that is open may still answer that there is nothing to see, that it is too early, or lead on. */
function found({ status, leadsTo }: Asked): Door | string {
  if (status === 401 || leadsTo?.startsWith('/sign-in')) return 'sign in first'
  if (status === 403) return 'not for this role'
  return status < 500 ? 'open' : `status ${status}`
}

async function actsDone(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from platform.audit where outcome = 'done'`.execute(here.product.database.db)
  return rows[0]?.n ?? -1
}

const form = 'application/x-www-form-urlencoded'

for (const page of pages) {
  test(`GET ${page.path}: ${page.act.act}`, async () => {
    const address = addressOf(page.path, here.known)
    for (const who of everybody) {
      const answer = await ask('GET', address, who)
      assert.equal(found(answer), told(page.act, who), `${who} gets ${answer.status} ${answer.leadsTo ?? ''}`)
    }
  })
  const { submit } = page
  if (submit)
    test(`POST ${page.path}: ${submit.act.act}`, async () => {
      const address = addressOf(page.path, here.known)
      const before = await actsDone()
      for (const who of everybody) {
        const answer = await ask('POST', address, who, form)
        const expected = told(submit.act, who)
        if (expected === 'not for this role') assert.equal(found(answer), expected, who)
        // Nobody is sent to sign in with what they typed, or, as here without a token of ours, turned away.
        if (expected === 'sign in first') assert.notEqual(found(answer), 'open', who)
        assert.ok(answer.status < 500, `${who} gets ${answer.status}`)
      }
      // Whoever may is stopped all the same: the form did not come from a page of ours.
      assert.equal(await actsDone(), before)
    })
}

const inParts = 'multipart/form-data; boundary=part'
const aFile = [
  ...['--part', 'Content-Disposition: form-data; name="choice"', '', 'sheet'],
  ...['--part', 'Content-Disposition: form-data; name="file"; filename="a.csv"', '', 'a,b', '--part--', ''],
].join('\r\n')

test('a form with a file is held to the same: without a token of ours nobody’s file is kept, elsewhere none is read', async () => {
  const before = await actsDone()
  for (const page of pages.filter(each => each.submit)) {
    const { act, takesFile } = page.submit!
    for (const who of everybody) {
      const answer = await fetch(here.product.origin + addressOf(page.path, here.known), {
        ...{ method: 'POST', redirect: 'manual', body: aFile },
        headers: { cookie: cookies.get(who) ?? '', 'content-type': inParts },
      })
      await answer.arrayBuffer()
      if (!takesFile) assert.equal(answer.status, 415, `${who} at ${page.path}`)
      else assert.ok([403, 302, 303].includes(answer.status), `${who} gets ${answer.status} for ${act.act}`)
    }
  }
  assert.equal(await actsDone(), before)
  const { rows } = await sql`select id from platform.import_file where form = 'text'`.execute(
    here.product.database.db,
  )
  assert.deepEqual(rows, [])
})

for (const route of apiRoutes)
  test(`${route.method} ${route.path}: ${route.act.act}`, async () => {
    const address = addressOf(route.path, here.known)
    for (const who of everybody) {
      const answer = await ask(route.method, address, who, 'application/json')
      const expected = told(route.act, who)
      if (expected === 'open') assert.notEqual(answer.status, 401, who)
      else assert.equal(found(answer), expected, `${who} gets ${answer.status}`)
      assert.ok(answer.status < 500, `${who} gets ${answer.status}`)
    }
  })

test('an address that is no page is not found, for everybody alike', async () => {
  for (const who of everybody)
    assert.equal((await ask('GET', `/${here.known.system}/work/no-such-page`, who)).status, 404, who)
})
