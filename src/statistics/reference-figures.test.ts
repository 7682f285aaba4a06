import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { goldenFamilies } from './commands/golden/families.ts'
import { replayGolden } from './commands/golden/replay.ts'

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url))
const replay = replayGolden(fixtures, null)
const scratch = mkdtempSync(join(tmpdir(), 'answerable-figures-'))
after(() => rmSync(scratch, { recursive: true }))

describe('the figures of the reference packages', () => {
  for (const { name } of goldenFamilies)
    it(`${name}: every value agrees`, () => {
      const family = replay.families.find(each => each.name === name)
      assert.ok(family && family.values > 0, 'the fixtures hold the family')
      assert.deepEqual(
        replay.disagreements.filter(each => each.family === name),
        [],
      )
      assert.equal(family.agree, family.values)
    })

  it('closed forms agree to twelve digits, not only to the tolerance', () => {
    const rough = ['sii_expected', 'funnel_limits_expected']
    for (const { name, largestRelativeDifference } of replay.families)
      if (!rough.includes(name)) assert.ok(largestRelativeDifference < 1e-11, name)
  })
})

describe('the replay itself', () => {
  it('sees a figure that was changed, and says which', () => {
    const folder = join(scratch, 'changed')
    cpSync(fixtures, folder, { recursive: true })
    const file = join(folder, 'means_expected.csv')
    writeFileSync(file, readFileSync(file, 'utf8').replace('-6.706204736174694', '-6.7062047'))
    const changed = replayGolden(folder, null)
    assert.deepEqual(
      changed.disagreements.map(({ family, key, column }) => [family, key, column]),
      [['means_expected', 'VM01 / 0.95', 'lowercl']],
    )
  })

  it('writes answers that agree with the figures when they are read back as the reference', () => {
    const folder = join(scratch, 'ours')
    cpSync(fixtures, folder, { recursive: true })
    const { written } = replayGolden(fixtures, folder)
    assert.equal(written, goldenFamilies.length)
    const again = replayGolden(folder, null)
    assert.deepEqual(again.disagreements, [])
    const cells = (stem: string) => again.families.find(each => each.name === stem)!.values
    assert.equal(cells('spc_summary'), replay.families.find(each => each.name === 'spc_summary')!.values)
  })

  it('answers a folder in which only one family is there', () => {
    const folder = mkdtempSync(join(scratch, 'one-'))
    cpSync(join(fixtures, 'mmc.csv'), join(folder, 'mmc.csv'))
    assert.deepEqual(
      replayGolden(folder, null).families.map(({ name, values, agree }) => ({ name, values, agree })),
      [{ name: 'mmc', values: 144, agree: 144 }],
    )
  })

  it('counts every cell of a row that we have no answer for as a disagreement', () => {
    const folder = mkdtempSync(join(scratch, 'missing-'))
    cpSync(join(fixtures, 'means_expected.csv'), join(folder, 'means_expected.csv'))
    const [family] = replayGolden(folder, null).families
    assert.equal(family!.agree, 0)
    assert.ok(family!.values > 0)
  })
})
