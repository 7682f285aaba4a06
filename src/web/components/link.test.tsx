import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { renderToString } from 'preact-render-to-string'
import { Button } from './button.tsx'
import { FormElement } from './form-element.tsx'
import { Link, safeHref } from './link.tsx'

const kept = [
  'https://www.england.nhs.uk/paper.pdf',
  'http://localhost:3000/',
  'HTTPS://example.org',
  'mailto:clerk@example.org',
  'tel:01632960018',
  '/lancashire-and-south-cumbria/money',
  'cases/123?as-at=2021-03-10T09:30:00Z',
  './a:b',
  '#note-1',
  '?after=x:y',
  '',
]

const dropped = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'x-unknown:1',
]

test('addresses of the allowed kinds stay as they are', () => {
  for (const href of kept) assert.equal(safeHref(href), href)
})

test('every other address becomes #', () => {
  for (const href of dropped) assert.equal(safeHref(href), '#', JSON.stringify(href))
})

test('a link, a button that is a link and a form all pass the filter', () => {
  const href = 'javascript:alert(1)'
  assert.equal(renderToString(<Link href={href}>x</Link>), '<a class="nhsuk-link" href="#">x</a>')
  assert.match(renderToString(<Button href={href}>x</Button>), / href="#"/)
  assert.match(renderToString(<FormElement action={href}>x</FormElement>), / action="#"/)
})

test('words and attributes are escaped', () => {
  const html = renderToString(
    <Link href={'/x?a="b"&c'} visuallyHiddenText="<i>">
      {'<script>'}
    </Link>,
  )
  assert.equal(
    html,
    '<a class="nhsuk-link" href="/x?a=&quot;b&quot;&amp;c">&lt;script><span class="nhsuk-u-visually-hidden"> &lt;i></span></a>',
  )
})

test('no component writes a link, a form address, raw markup, a style or a handler of its own', () => {
  const web = fileURLToPath(new URL('..', import.meta.url))
  const forbidden = /<a[\s>]|dangerouslySetInnerHTML|\bstyle=|\bon[A-Z]\w+=/
  const address = /\b(action|formaction|src)=\{/
  const sources = ['components', 'layout'].flatMap(folder =>
    readdirSync(join(web, folder))
      .filter(name => name.endsWith('.tsx') && !name.endsWith('.test.tsx') && name !== 'link.tsx')
      .map(name => join(web, folder, name)),
  )
  assert.ok(sources.length > 40)
  for (const source of sources) {
    const lines = readFileSync(source, 'utf8').split('\n')
    const filtered = (line: string) => /safeHref|FormElement/.test(line)
    const found = lines.filter(line => forbidden.test(line) || (address.test(line) && !filtered(line)))
    assert.deepEqual(found, [], source)
  }
})
