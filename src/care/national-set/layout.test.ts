import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { groupIds, groups } from './layout.ts'

const page = new URL('../../../docs/how-to/import-the-national-set.md', import.meta.url)

for (const id of groupIds)
  test(`the page on the national set names every column of ${groups[id].file} as it is`, () => {
    const text = readFileSync(page, 'utf8')
    const own = text.slice(text.indexOf(`### ${groups[id].file}`)).split(/\n##+ /)[0]!
    const [read = '', leftOut = ''] = own.split('*Left out*')
    for (const column of groups[id].columns) {
      const place = column.leftOut === undefined ? read : leftOut
      assert.match(place, new RegExp(`\\b${column.name}\\b`), column.name)
      assert.equal(own.includes(`**${column.name}**`), column.required, column.name)
    }
  })
