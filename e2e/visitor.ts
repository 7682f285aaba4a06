/** Somebody at a page of the product, in their own browser, in one of the ways. */
import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { Product } from './product.ts'
import { browserOf, type Way } from './ways.ts'

export type Visitor = { readonly page: Page; readonly way: Way; readonly product: Product }

/** The demonstration's people whom the journeys meet, as the list to choose from names them. */
export const personas = {
  wendy: 'Wendy Ashworth',
  helen: 'Helen Barrow-Smith',
  nina: 'Nina Holme',
  samira: 'Samira Wray',
  judith: 'Judith Whalley',
  carl: 'Carl Brierfield',
  dev: 'Dev Marsden',
  anita: 'Anita Rossall',
  joyce: 'Joyce Hambleton',
  celia: 'Celia Hornby',
  ruth: 'Ruth Example',
  mark: 'Mark Tarleton',
  alex: 'Alex Worden',
  bridget: 'Bridget Garstang',
} as const
export type Persona = keyof typeof personas

/** Everybody of one journey. A page whose script fails or breaks its policy fails the step that sees it. */
export type Cast = {
  /** `role` by its title, for somebody who has several: each in a browser of its own. */
  as(persona: Persona, role?: string): Promise<Visitor>
  /** The public: nobody in particular, not signed in. */
  anybody(): Promise<Visitor>
  complaints(): readonly string[]
  leave(): Promise<void>
}

export function castOf(browser: Browser, product: Product, way: Way): Cast {
  const present = new Map<string, Promise<Visitor>>()
  const complaints: string[] = []
  const enter = async (): Promise<Visitor> => {
    const page = await (await browserOf(browser, way)).newPage()
    page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', message => {
      // A refusal has a status of its own, which browsers report as well.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(`${page.url()}: ${message.text()}`)
    })
    return { page, way, product }
  }
  const once = (name: string, arrive: () => Promise<Visitor>): Promise<Visitor> => {
    const found = present.get(name) ?? arrive()
    present.set(name, found)
    return found
  }
  return {
    as: (persona, role = '') =>
      once(`${persona} ${role}`, async () => signIn(await enter(), personas[persona], role)),
    anybody: () => once('', enter),
    complaints: () => complaints,
    leave: async () => {
      for (const each of present.values()) await (await each).page.context().close()
    },
  }
}

async function signIn(visitor: Visitor, name: string, role: string): Promise<Visitor> {
  const { page, way, product } = visitor
  await page.goto(`${product.origin}/sign-in`)
  await way.hand.choose(page.getByRole('radio', { name, exact: true }))
  await way.hand.press(page.getByRole('button', { name: 'Sign in as this person' }))
  await page.waitForURL(url => !url.pathname.includes('sign-in'))
  if (role === '') return visitor
  await way.hand.choose(page.getByRole('radio', { name: role, exact: true }))
  await way.hand.press(page.getByRole('button', { name: 'Continue', exact: true }))
  await page.waitForURL(url => url.pathname !== '/role')
  return visitor
}

/** Another tab of the same browser: the same session, another moment. */
export async function anotherTab({ page, way, product }: Visitor): Promise<Visitor> {
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  return { page: tab, way, product }
}

export async function open({ page, product }: Visitor, path: string): Promise<number> {
  const answer = await page.goto(product.origin + path)
  assert.ok(answer, path)
  return answer.status()
}

/** Paths of pages begin with the system's own name. */
export const inSystem = ({ product }: Visitor, path: string): string => `/${product.system.system}${path}`
