import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { demonstrationFolder } from '#footprints'
import type { Wanted } from './people.ts'
import { readSettings } from './settings.ts'
import { shapeNames, shapeOf } from './shapes.ts'

const settings = readSettings(join(demonstrationFolder('lancashire-and-south-cumbria'), 'caseload.json'))
const wanted: Wanted = { seed: 11, scale: 0.01, settings }
const folder = mkdtempSync(join(tmpdir(), 'shapes-'))
after(() => rmSync(folder, { recursive: true }))

function hashesIn(of: string): Record<string, string> {
  const names = readdirSync(of, { recursive: true }).map(String)
  const files = names.filter(name => statSync(join(of, name)).isFile()).sort()
  return Object.fromEntries(
    files.map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(of, name)))
        .digest('hex'),
    ]),
  )
}

for (const name of shapeNames)
  test(`${name}: the same seed gives the same bytes, another seed others, under the names that were said`, async () => {
    const { write, names } = shapeOf(name)
    const made = []
    for (const [at, seed] of [11, 11, 12].entries()) {
      const out = mkdtempSync(join(folder, `${name}-${at}-`))
      await write({ ...wanted, seed }, out)
      assert.deepEqual(readdirSync(out).sort(), [...names(wanted)].sort())
      made.push(hashesIn(out))
    }
    assert.deepEqual(made[0], made[1])
    assert.notDeepEqual(made[0], made[2])
  })
