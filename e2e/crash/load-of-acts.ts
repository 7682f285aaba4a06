/** People who go on referring and accepting while the product is killed under them. */
import { setTimeout as wait } from 'node:timers/promises'
import { checklistDomainIds } from '../../src/care/checklist.ts'
import { Browser, type Visit } from '../../src/testing/index.ts'
import { nhsNumbers } from '../caseload.ts'

/** What the product said was done: it answered with where to go on. */
export type Acknowledged = { readonly references: string[]; readonly accepted: string[] }

export type Load = {
  readonly acknowledged: Acknowledged
  /** Answers that were no acknowledgement, by what they were. */
  readonly turnedAway: Map<string, number>
  stop(): Promise<void>
}

const system = 'lancashire-and-south-cumbria'
const today = { 'on-day': '10', 'on-month': '3', 'on-year': '2021' }
const shortWait = 30

/** `idOf` finds the case of a reference, for the lead who accepts it. */
export function startLoad(
  origin: string,
  options: { readonly referrers: number; idOf(reference: string): Promise<string | undefined> },
): Load {
  const acknowledged: Acknowledged = { references: [], accepted: [] }
  const turnedAway = new Map<string, number>()
  const going = { on: true }
  const numbers = nhsNumbers(1)
  const note = (what: string) => turnedAway.set(what, (turnedAway.get(what) ?? 0) + 1)

  /** Does it again and again; a product that is down costs a moment, never the person's patience. */
  const keepOn = async (act: () => Promise<void>): Promise<void> => {
    while (going.on) {
      try {
        await act()
      } catch (cause) {
        note(cause instanceof TypeError ? 'no answer' : String(cause))
        await wait(shortWait)
      }
    }
  }
  const referring = async (): Promise<void> => {
    const browser = new Browser(origin)
    const form: { page?: Visit } = {}
    await keepOn(async () => {
      form.page ??= await signedIn(browser, 'wendy-ashworth', '/refer?kind=checklist')
      const answer = await send(browser, form.page, referralOf(numbers.next().value))
      const reference = answer.hops.map(hop => new URL(hop).searchParams.get('reference')).find(each => each)
      if (reference) acknowledged.references.push(reference)
      else note(`status ${answer.status}`)
    })
  }
  const accepting = async (): Promise<void> => {
    const browser = new Browser(origin)
    const state: { isSignedIn?: true; next: number; form?: { page: Visit; reference: string } } = { next: 0 }
    await keepOn(async () => {
      if (!state.isSignedIn) await signedIn(browser, 'helen-barrow-smith', `/${system}/work`)
      state.isSignedIn = true
      const reference = acknowledged.references[state.next]
      const id = reference && (await options.idOf(reference))
      if (!reference || !id) return wait(shortWait)
      const page = await browser.get(`/${system}/work/cases/${id}/act/accept`)
      state.next += 1
      if (page.status !== 200) throw new Error(`The form answers ${page.status}`)
      const answer = await send(browser, page, today)
      if (answer.hops.some(hop => hop.endsWith(`/work/cases/${id}`))) acknowledged.accepted.push(reference)
      else note(`status ${answer.status}`)
    })
  }
  const people = [...Array.from({ length: options.referrers }, referring), accepting()]
  return {
    acknowledged,
    turnedAway,
    stop: async () => {
      going.on = false
      await Promise.all(people)
    },
  }
}

/** Posts the form of the page's own matter back to the page; the one in its header signs out. */
function send(browser: Browser, { url, html }: Visit, fields: Record<string, string>): Promise<Visit> {
  const inputs = html.slice(html.indexOf('<main')).matchAll(/<input[^>]*type="hidden"[^>]*>/g)
  const part = (input: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? ''
  const hidden = [...inputs].map(([input]) => [part(input, 'name'), part(input, 'value')])
  return browser.post(url.pathname + url.search, { ...Object.fromEntries(hidden), ...fields })
}

async function signedIn(browser: Browser, person: string, path: string): Promise<Visit> {
  await browser.signInAs(person)
  const page = await browser.get(path)
  // Signing in may have been cut off by a crash: then this is not the page that was asked for.
  if (page.status !== 200 || page.url.pathname !== path.split('?')[0])
    throw new Error(`${path} answers ${page.status} at ${page.url.pathname}`)
  return page
}

const referralOf = (nhsNumber: string): Record<string, string> => ({
  ...{ 'nhs-number': nhsNumber, 'given-name': 'Joan', 'family-name': 'Example', commissioner: '00Q' },
  ...{ 'born-on-day': '1', 'born-on-month': '5', 'born-on-year': '1938', 'signed-by': 'Ward sister' },
  ...{ 'signed-on-day': '9', 'signed-on-month': '3', 'signed-on-year': '2021' },
  ...Object.fromEntries(checklistDomainIds.map(domain => [domain, 'C'])),
  behaviour: 'A',
})
