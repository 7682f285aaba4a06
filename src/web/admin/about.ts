/** Who runs this, and how it can be checked: for everybody. */
import { readFileSync } from 'node:fs'
import { sealedHead, systemsOf, type Tx } from '#platform'
import type { Page } from '../page.ts'
import { AboutPage } from './about.page.tsx'
import { aboutRule } from './acts.ts'

type Package = { readonly version: string; readonly license: string }
const { version, license }: Package = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
)

export const aboutPage: Page = {
  path: '/about',
  act: aboutRule,
  show: async ({ tx }) => ({
    title: 'About this record',
    body: AboutPage({ version, license, operator: process.env.OPERATOR ?? '', systems: await headsOf(tx) }),
  }),
}

async function headsOf(tx: Tx) {
  const heads = []
  for (const { system, name, demonstration } of await systemsOf(tx))
    heads.push({ name, demonstration, href: `/${system}`, head: await sealedHead(tx, system) })
  return heads
}
