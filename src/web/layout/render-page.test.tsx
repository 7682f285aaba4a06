import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { identityOfOthers } from '../styles/identity-of-others.ts'
import { myWork, publicNavigation } from './navigation.tsx'
import type { PageFrame } from './page-frame.ts'
import { renderPage } from './render-page.tsx'
import {
  ErrorBody,
  NotFoundBody,
  NotPermittedBody,
  renderPreparationPage,
  SignInAgainBody,
} from './standing-pages.tsx'

const frame: PageFrame = {
  title: 'What was promised, and is it being kept?',
  system: { name: 'Lancashire and South Cumbria', href: '/lancashire-and-south-cumbria', changeHref: '/' },
  asAt: 'Shown as at 10 March 2021',
  isDemonstration: true,
  actor: null,
  signInHref: '/sign-in',
  navigation: publicNavigation({ money: '/m', promises: '/p' }),
  main: <h1>Heading</h1>,
}

const signedIn: PageFrame = {
  ...frame,
  navigation: [...frame.navigation, myWork('/work'), { section: 'audit', text: 'Audit', href: '/audit' }],
  section: 'work',
  actor: {
    role: 'Place lead',
    organisation: 'Blackburn with Darwen',
    changeRoleHref: '/change-role',
    signOut: { action: '/sign-out', token: 'abc' },
  },
}

const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('the title is the page, the system and the product, and says first that there is an error', () => {
  const title = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1]
  const plain = 'What was promised, and is it being kept? – Lancashire and South Cumbria – Answerable'
  assert.equal(title(renderPage(frame)), plain)
  assert.equal(title(renderPage({ ...frame, hasErrors: true })), `Error: ${plain}`)
  assert.equal(
    title(renderPage({ ...frame, title: 'Which area?', system: null })),
    'Which area? – Answerable',
  )
})

test('a demonstration says so on the page and on paper and asks not to be indexed', () => {
  const sentence = 'Demonstration. Organisations are real. Anything marked [invented] did not happen.'
  const html = renderPage(frame)
  assert.equal(html.split(sentence).length - 1, 2)
  assert.match(html, /<meta name="robots" content="noindex"\/>/)
  const real = renderPage({ ...frame, isDemonstration: false })
  assert.ok(!real.includes('Demonstration') && !real.includes('noindex'))
})

test('the keyboard comes first to the way past header and navigation', () => {
  const html = renderPage(frame)
  const body = html.slice(html.indexOf('<body'))
  assert.match(body, /^<body[^>]*><a class="nhsuk-skip-link"[^>]*href="#maincontent"/)
  assert.match(body, /<main[^>]*id="maincontent"/)
  assert.equal(html.match(/<main/g)?.length, 1)
})

test('of several entries of one section one is current: the one that the page lies below', () => {
  const navigation = [
    { section: 'work', text: 'Overview', href: '/work/overview' },
    { section: 'work', text: 'National return', href: '/work/return' },
  ]
  const currentAt = (address: string) =>
    [...renderPage({ ...signedIn, navigation, address }).matchAll(/href="([^"]*)" aria-current="true"/g)].map(
      ([, href]) => href,
    )
  assert.deepEqual(currentAt('/work/overview?by=team'), ['/work/overview'])
  assert.deepEqual(currentAt('/work/return/2020-21-Q3'), ['/work/return'])
  assert.deepEqual(currentAt('/work/returned'), ['/work/overview'])
  assert.deepEqual(currentAt('/work/elsewhere'), ['/work/overview'])
})

test('only pages that are given are linked, in the public order, and my work comes first', () => {
  const links = (html: string) =>
    [...html.matchAll(/class="app-navigation__link" href="([^"]*)"/g)].map(found => found[1])
  assert.deepEqual(links(renderPage(frame)), ['/p', '/m'])
  assert.deepEqual(links(renderPage(signedIn)), ['/work', '/p', '/m', '/audit'])
  assert.match(renderPage(signedIn), /href="\/work" aria-current="true"/)
  assert.doesNotMatch(renderPage({ ...frame, navigation: [] }), /app-navigation/)
})

test('the line under the header says which system, as at when and who you are', () => {
  const said = words(renderPage(signedIn))
  assert.match(said, /Lancashire and South Cumbria Shown as at 10 March 2021 Change area/)
  assert.match(said, /You are Place lead, Blackburn with Darwen Change role Sign out/)
  assert.match(renderPage(signedIn), /action="\/sign-out" method="post".*name="_csrf" value="abc"/)
  assert.match(words(renderPage(frame)), /Sign in/)
  assert.doesNotMatch(words(renderPage(signedIn)), /Sign in/)
})

test('the foot says who this is not, and on paper what it is a copy of', () => {
  const html = renderPage({
    ...frame,
    edition: { name: 'February 2021', hash: 'abc123' },
    address: 'x.example/y',
  })
  const foot = words(html.slice(html.indexOf('<footer')))
  assert.match(foot, /Answerable is independent software\. It is not run or endorsed by the NHS\./)
  assert.match(foot, /Edition February 2021, checksum abc123/)
  assert.match(foot, /Shown as at 10 March 2021 · x\.example\/y/)
})

const standing: Readonly<Record<string, string>> = {
  error: renderToString(<ErrorBody reference="f00-123" />),
  'not found': renderToString(
    <NotFoundBody
      because="There is no quarter 2020-21-Q5"
      suggestions={[{ text: 'Search', href: '/search' }]}
    />,
  ),
  'not permitted': renderToString(
    <NotPermittedBody
      because="the case is in another place"
      whoCan="Its place lead can."
      changeRoleHref="/role"
    />,
  ),
  'sign in again': renderToString(<SignInAgainBody signInHref="/sign-in" hasDraft />),
}

test('pages that stand for others say what happened and what can be done', () => {
  assert.match(words(standing.error ?? ''), /f00-123/)
  assert.match(standing['not found'] ?? '', /<p>There is no quarter 2020-21-Q5\.<\/p>.*href="\/search"/s)
  assert.match(
    words(standing['not permitted'] ?? ''),
    /You cannot do this, because the case is in another place\./,
  )
  assert.match(words(standing['sign in again'] ?? ''), /What you typed has been kept/)
  assert.doesNotMatch(renderToString(<SignInAgainBody signInHref="/s" hasDraft={false} />), /kept/)
  for (const body of Object.values(standing)) assert.equal(body.match(/<h1>/g)?.length, 1)
})

const preparation = renderPreparationPage({
  checkHref: '/money',
  isDemonstration: true,
  steps: [
    { text: 'Start the database', state: 'done' },
    { text: 'Load places', state: 'now' },
    { text: 'Load the demonstration', state: 'to come' },
  ],
})

test('while it is made ready, a page says how far it is and is asked again by hand', () => {
  assert.match(words(preparation), /1 of 3 steps are done/)
  assert.match(words(preparation), /Load places: being done/)
  assert.match(preparation, /href="\/money"[^>]*>Check again/)
  assert.doesNotMatch(preparation, /http-equiv/i)
})

test('nothing inline, nothing from elsewhere, nothing of the NHS identity', () => {
  const pages = [renderPage(frame), renderPage(signedIn), preparation, ...Object.values(standing)]
  for (const html of pages) {
    assert.deepEqual(identityOfOthers(html), [])
    assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=|javascript:/i)
    for (const [script] of html.matchAll(/<script[^>]*>[^<]*<\/script>/g))
      assert.equal(script, '<script type="module" src="/assets/answerable.js"></script>')
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) assert.match(address ?? '', /^[/#]/)
  }
})
