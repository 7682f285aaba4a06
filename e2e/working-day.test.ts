/** The unit's working day through the server: the list, the team, sharing out, the hub, finding, the overview. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Case } from '../src/care/index.ts'
import { addDays, type Day } from '../src/kit/index.ts'
import { Browser, type Visit } from '../src/testing/index.ts'
import { type Caseload, decide, memberOf, nhsNumbers, perform, receive } from './caseload.ts'
import { type Product, startProduct } from './product.ts'

const today = '2021-03-10' as Day
const ago = (days: number): Day => addDays(today, -days)
const place = 'pennine-lancashire'
const team = `${place}-team`
const nina = 'demonstration#nina-holme'
const samira = 'demonstration#samira-wray'
let product: Product
let load: Caseload
let base: string

before(async () => {
  product = await startProduct({ today })
  load = { db: product.database.db, system: product.system, numbers: nhsNumbers(5000) }
  base = `/${product.system.system}/work`
  const lead = memberOf(product.system, 'place-lead', [place])
  for (let n = 0; n < 25; n += 1) {
    const found = await receive(load, ago(n * 2), { givenName: `Person ${n}` })
    await perform(load, lead, 'accept', found, { on: ago(n * 2) })
  }
  await decide(load, ago(60), ago(40), nina)
})
after(() => product.close())

const signedIn = async (person: string): Promise<Browser> => {
  const browser = new Browser(product.origin)
  await browser.signInAs(person)
  return browser
}
const textOf = ({ html }: Visit): string =>
  html
    .replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')
const hrefs = ({ html }: Visit, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, href]) => href!)
const casesOn = (page: Visit): string[] => hrefs(page, /<input[^>]*name="case"[^>]*value="([^"]*)"/g)
const rowsOfCases = async (where: string): Promise<Case[]> =>
  (
    await sql<Case>`select id, reference, coordinator, state from care.case where ${sql.raw(where)}`.execute(
      load.db,
    )
  ).rows
/** Posts to the page it was opened from, with its hidden fields, as the page's form would. */
function send(browser: Browser, page: Visit, given: readonly (readonly [string, string])[]): Promise<Visit> {
  const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const fields = new URLSearchParams(hidden.map(([, name, value]) => [name!, value!]))
  for (const [name, value] of given) fields.append(name, value)
  return browser.post(page.url.href, fields)
}
const assign = (browser: Browser, page: Visit, ids: readonly string[], coordinator: string) =>
  send(browser, page, [['coordinator', coordinator], ...ids.map(id => ['case', id] as const)])
const find = (browser: Browser, page: Visit, fields: Readonly<Record<string, string>>) =>
  send(browser, page, Object.entries(fields))

test('my work: the next breach first, page by page without a case lost or shown twice', async () => {
  const browser = await signedIn('helen-barrow-smith')
  const seen: string[] = []
  let page = await browser.get(base)
  assert.equal(page.status, 200)
  assert.match(textOf(page), /\d+ of 26 time limits are late/)
  for (;;) {
    // What waits without a time limit stands below the list.
    const [list = ''] = page.html.split('id="untimed"')
    seen.push(...hrefs({ ...page, html: list }, /work\/cases\/([0-9a-f-]{36})"/g))
    const next = /rel="next"[^>]*href="([^"]*)"|href="(\?[^"]*after=[^"]*)"/.exec(page.html)
    if (!next) break
    page = await browser.get(new URL((next[1] ?? next[2])!.replaceAll('&amp;', '&'), page.url).href)
  }
  assert.equal(new Set(seen).size, 26)
  assert.equal(seen.length, 26)
})

test('my work: filters narrow, and the next step is a link for whoever may do it', async () => {
  const lead = await signedIn('helen-barrow-smith')
  const late = textOf(await lead.get(`${base}?show=late`))
  assert.match(late, /days late/)
  assert.doesNotMatch(late, /in \d+ days/)
  assert.match(textOf(await lead.get(`${base}?whose=mine`)), /Nothing is running here/)
  const accepted = await lead.get(`${base}?state=accepted`)
  assert.ok(hrefs(accepted, /href="([^"]*act\/name-coordinator[^"]*)"/g).length === 20)
  const nurse = await signedIn('nina-holme')
  const seen = await nurse.get(`${base}?state=accepted`)
  assert.equal(hrefs(seen, /href="([^"]*act\/name-coordinator[^"]*)"/g).length, 0)
  assert.match(textOf(seen), /Name the coordinator: place lead or hub verifier/)
  assert.match(textOf(await nurse.get(`${base}?promise=chc-review-first`)), /1 time limit is running|0 of 1/)
  const stuck = textOf(await lead.get(`${base}?show=stuck`))
  assert.match(stuck, /Stuck: accepted, no coordinator yet/)
})

test('a nurse of another place sees none of these cases, and no such team', async () => {
  const browser = await signedIn('tom-fairley')
  assert.match(textOf(await browser.get(base)), /Nothing is late. 0 time limits are running/)
  assert.equal((await browser.get(`${base}/teams/${team}`)).status, 404)
  const [first] = await rowsOfCases('true')
  const found = await browser.get(`${base}/cases`)
  const sent = await find(browser, found, { number: first!.reference })
  assert.equal(sent.status, 404)
  assert.match(textOf(sent), /There is no such case in your places/)
})

test('assign in place: several cases with one button; a case that somebody else was quicker on is listed with why', async () => {
  const lead = await signedIn('helen-barrow-smith')
  const page = await lead.get(`${base}/teams/${team}`)
  assert.match(textOf(page), /26 cases to move on: 25 with nobody in charge/)
  const [one, two, three] = casesOn(page)
  const elsewhere = memberOf(product.system, 'place-lead', [place])
  await perform(load, elsewhere, 'record-delay', { id: two! }, { on: today, cause: 'ours', justified: 'no' })
  const after = await assign(lead, page, [one!, two!, three!], nina)
  assert.equal(after.status, 200)
  const text = textOf(after)
  assert.match(text, /2 cases assigned, 1 not/)
  assert.match(text, /somebody else recorded something on it since you opened the page/)
  const named = await rowsOfCases(`coordinator = '${nina}' and state = 'coordinated'`)
  assert.deepEqual(named.map(each => each.id).sort(), [one!, three!].sort())
  // What was not done is still ticked and the colleague still chosen: one more click does it.
  assert.match(after.html, new RegExp(`value="${two}"[^>]*checked`))
  const again = await assign(lead, after, [two!], nina)
  assert.match(textOf(again), /1 case assigned/)
})

test('assign in place: with nothing ticked, nobody chosen, or nothing possible the page stays as it was', async () => {
  const lead = await signedIn('helen-barrow-smith')
  const page = await lead.get(`${base}/teams/${team}`)
  const [one] = casesOn(page)
  const unticked = await assign(lead, page, [], nina)
  assert.deepEqual([unticked.status, /Tick at least one case/.test(textOf(unticked))], [422, true])
  const nobody = await assign(lead, page, [one!], '')
  assert.equal(nobody.status, 422)
  assert.match(nobody.html, new RegExp(`value="${one}"[^>]*checked`))
  const foreigner = await assign(lead, page, [one!], 'demonstration#tom-fairley')
  assert.equal(foreigner.status, 422)
  const nurse = await signedIn('nina-holme')
  assert.equal((await assign(nurse, page, [one!], nina)).status, 403)
  assert.doesNotMatch((await nurse.get(`${base}/teams/${team}`)).html, /name="case"/)
})

test('sharing out: the page proposes, a person confirms, and only what was ticked moves', async () => {
  const lead = await signedIn('helen-barrow-smith')
  const page = await lead.get(
    `${base}/teams/${team}/rebalance?${new URLSearchParams({ from: nina, to: samira, count: '2' })}`,
  )
  const [one, two, ...more] = casesOn(page)
  assert.deepEqual([page.status, Boolean(two), more.length], [200, true, 0])
  const after = await assign(lead, page, [one!], samira)
  assert.match(textOf(after), /1 case assigned/)
  assert.deepEqual(
    (await rowsOfCases(`id in ('${one}', '${two}') order by id = '${one}' desc`)).map(
      each => each.coordinator,
    ),
    [samira, nina],
  )
  const nurse = await signedIn('nina-holme')
  assert.equal((await nurse.get(`${base}/teams/${team}/rebalance`)).status, 403)
})

test('finding: by reference to the case itself, by name and birth to a list; addresses hold no name or number', async () => {
  const nurse = await signedIn('nina-holme')
  const [first] = await rowsOfCases('true')
  const page = await nurse.get(`${base}/cases`)
  const direct = await find(nurse, page, { number: first!.reference.toLowerCase().replace('-', ' ') })
  assert.deepEqual([direct.status, direct.url.pathname], [200, `${base}/cases/${first!.id}`])
  const name = { 'family-name': 'exâmple', 'born-on-day': '3', 'born-on-month': '2', 'born-on-year': '1936' }
  const several = await find(nurse, page, name)
  assert.equal(several.status, 200)
  assert.doesNotMatch(several.url.href, /example|1936/i)
  assert.match(textOf(several), /EXAMPLE, Person/)
  for (const wrong of [{}, { 'family-name': 'Example' }, { number: '999 000 0019' }])
    assert.equal((await find(nurse, page, wrong)).status, 422, JSON.stringify(wrong))
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from platform.audit
    where act = 'care.find-case' and outcome = 'read' and person is not null`.execute(load.db)
  assert.ok(rows[0]!.n > 1)
})

test('the director sees how late, where and why, and no name, team page or case', async () => {
  const director = await signedIn('celia-hornby')
  const page = await director.get(`${base}/overview`)
  assert.equal(page.status, 200)
  const text = textOf(page)
  assert.match(
    text,
    /10 of 25 referrals have waited longer than 28 days for a decision, the oldest since 21 January 2021/,
  )
  assert.match(text, /7 referrals will be late within 14 days/)
  assert.match(text, /Pennine Lancashire/)
  assert.doesNotMatch(text, /EXAMPLE|Person \d/)
  assert.equal((await director.get(`${base}/teams/${team}`)).status, 403)
  const [first] = await rowsOfCases('true')
  assert.equal((await director.get(`${base}/cases/${first!.id}`)).status, 403)
  for (const by of ['team', 'commissioner'])
    assert.equal((await director.get(`${base}/overview?by=${by}`)).status, 200)
  const nurse = await signedIn('nina-holme')
  assert.equal((await nurse.get(`${base}/overview`)).status, 403)
})

test('the hub sees all teams, the place lead does not', async () => {
  const hub = await signedIn('judith-whalley')
  const text = textOf(await hub.get(`${base}/hub`))
  assert.match(text, /0 recommendations to verify\. 22 cases with nobody in charge/)
  assert.match(text, /Fylde Coast team/)
  const lead = await signedIn('helen-barrow-smith')
  assert.equal((await lead.get(`${base}/hub`)).status, 403)
})

test('every table of the unit can be had as CSV, all of it, with what the demonstration must say', async () => {
  const hub = await signedIn('judith-whalley')
  const csvAt = async (path: string): Promise<string[]> => {
    const page = await hub.get(path)
    const links = hrefs(page, /href="([^"]*table=[^"]*)"/g).map(href => href.replaceAll('&amp;', '&'))
    assert.ok(links.length > 0, path)
    const files: string[] = []
    for (const link of links) {
      const file = await hub.get(new URL(link, page.url).href)
      assert.equal(file.status, 200, link)
      assert.match(file.html, /Note\r\n.*Demonstration\. Organisations are real/, link)
      files.push(file.html)
    }
    return files
  }
  const [list = ''] = await csvAt(base)
  assert.match(list, /^Person,Due,Where it stands,In charge,Next step,Note\r\n/)
  // Twenty rows on the page, the whole list in the file, and nothing of what only opens to more.
  assert.equal(list.trim().split('\r\n').length, 1 + 26)
  assert.doesNotMatch(list, /More|<|&amp;/)
  assert.match(list, /"\d+ \w+ 20\d\d, (in )?\d+ days( late)?; decision"/)
  for (const path of [`${base}/teams/${team}`, `${base}/hub`, `${base}/overview`]) await csvAt(path)
  const director = await signedIn('celia-hornby')
  assert.equal((await director.get(`${base}/hub?table=teams.csv`)).status, 403)
  assert.equal((await hub.get(`${base}?table=nothing.csv`)).status, 404)
})
