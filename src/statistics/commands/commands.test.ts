import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { numberText } from './files/number-text.ts'
import { csvParser } from './files/parse.ts'
import { statisticsCommands } from './index.ts'
import { refusalOf, run } from './testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-commands-'))
after(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('rates', () => {
  it('adds figures to what it is given', async () => {
    const { status, out } = await run(
      ['rates', '--multiplier', '1000'],
      'area,x,n\r\n"Fylde, coast",5,1000\r\nb,12,900\r\n',
    )
    assert.equal(status, 0)
    const [header, first] = out.split('\n')
    assert.equal(header, 'area,x,n,value,lowercl,uppercl,statistic,method')
    assert.ok(first!.startsWith('"Fylde, coast",5,1000,5,1.62'))
    assert.ok(first!.endsWith('rate per 1000,Exact'))
  })

  it('refuses by row and rule, as JSON and in words', async () => {
    const bad = 'x,n\n1,10\n2,0\n'
    assert.deepEqual(await refusalOf(['rates'], bad), {
      code: 'zero-denominator',
      message: 'n must not be zero',
      field: 'n',
      row: 2,
    })
    const inWords = await run(['rates'], bad)
    assert.equal(inWords.status, 2)
    assert.match(inWords.error, /zero-denominator.*row 2/)
    assert.equal((await refusalOf(['rates'], 'x,n\n1,NaN\n')).code, 'not-a-number')
    assert.equal((await refusalOf(['rates'], 'x,n\n,10\n')).code, 'missing-value')
    assert.equal((await refusalOf(['rates'], 'x,n\n-1,10\n')).code, 'negative-count')
    assert.equal((await refusalOf(['rates'], 'x,people\n1,10\n')).code, 'missing-column')
    assert.equal((await refusalOf(['rates'], 'x,n\n')).code, 'no-rows')
    assert.equal((await refusalOf(['rates'], '')).code, 'no-rows')
    assert.equal((await refusalOf(['rates'], 'x,n\n1,10,3\n')).code, 'lengths-differ')
    assert.equal((await refusalOf(['rates', '--confidence', '0.5'], 'x,n\n1,10\n')).code, 'out-of-range')
    assert.equal((await refusalOf(['rates', '--colour', 'red'], 'x,n\n1,10\n')).code, 'unknown-option')
    assert.equal((await refusalOf(['rates', join(folder, 'nowhere.csv')])).code, 'missing-value')
    assert.equal(
      (await refusalOf(['rates', '--statistic', 'proportion'], 'x,n\n11,10\n')).code,
      'numerator-above-denominator',
    )
  })
})

describe('spc', () => {
  const rows = (name: string, values: readonly number[]) =>
    values.map((value, i) => `${name},2021-${String(i + 1).padStart(2, '0')}-01,${value}`)
  const twelve = [3, 5, 4, 6, 3, 5, 4, 6, 3, 5, 4, 30]
  const input = ['series,date,value', ...rows('a', twelve), ...rows('b', twelve)].join('\n')

  it('draws one chart a series and prints the convention', async () => {
    const { status, out, error } = await run(['spc', '--summary', '--target', '40'], input)
    assert.equal(status, 0)
    assert.equal(out.trim().split('\n').length, 3)
    assert.match(out, /a,0,2021-01-01,2021-12-01,12,.*improvement-high,fail,true,nhsrplotthedots/)
    assert.match(error, /Convention: nhsrplotthedots/)
  })

  it('refuses with the row of the file', async () => {
    const shuffled = ['series,date,value', ...rows('a', twelve), 'b,2021-02-01,4', 'b,2021-01-01,4'].join(
      '\n',
    )
    assert.deepEqual(
      { ...(await refusalOf(['spc'], shuffled)), message: '' },
      { code: 'unsorted-dates', message: '', row: 14, field: 'date' },
    )
    assert.equal((await run(['spc', '--sort'], shuffled)).status, 0)
    const back = ['series,date,value', ...rows('a', twelve), ...rows('b', twelve), 'a,2022-01-01,4'].join(
      '\n',
    )
    assert.equal((await refusalOf(['spc'], back)).row, 25)
    assert.equal(
      (await refusalOf(['spc'], 'date,value\n2021-01-01,1\n2021-01-01,2\n')).code,
      'duplicate-dates',
    )
    assert.equal((await refusalOf(['spc'], 'date,value\n2021-01-01,1\n')).code, 'short-phase')
    assert.equal((await refusalOf(['spc', '--minimum-phase', '13'], input)).code, 'short-phase')
  })
})

describe('standardise', () => {
  const bands = 'area,x,n,stdpop\na,20,1000,5000\na,30,2000,5500\nb,2,1000,5000\nb,3,2000,5500\n'

  it('gives one row an area, empty below ten events', async () => {
    const { out } = await run(['standardise'], bands)
    const [, a, b] = out.split('\n')
    assert.match(a!, /^a,50,3000,1738\.09/)
    assert.match(b!, /^b,5,3000,,,,Dobson$/)
  })

  it('refuses with the row of the file', async () => {
    assert.deepEqual(
      { ...(await refusalOf(['standardise'], bands.replace('b,3,2000', 'b,3,0'))), message: '' },
      { code: 'zero-denominator', message: '', row: 4, field: 'n' },
    )
    const indirect = ['standardise', '--method', 'indirect-ratio']
    const table = 'area,x,n,x_ref,n_ref\na,1,10,5,100\na,-2,10,5,100\n'
    assert.equal((await refusalOf(indirect, table)).row, 2)
  })
})

describe('funnel, rake and simulate', () => {
  it('say how units stand, where limits run, and how far units vary', async () => {
    const table = file(
      'units.csv',
      'unit,numerator,denominator\na,300,1000\nb,310,1000\nc,480,1000\nd,295,1000\n',
    )
    const standing = await run(['funnel', table])
    assert.match(standing.out, /c,480,1000,,high-99.8/)
    assert.equal((await run(['funnel', table, '--limits'])).out.trim().split('\n').length, 101)
    assert.match((await run(['funnel', table, '--overdispersion', 'proportion'])).out, /phi,tau2/)
    assert.equal(
      (await refusalOf(['funnel', '--kind', 'crude-rate'], 'unit,numerator,denominator\na,1,2\n')).field,
      'rate',
    )
  })

  it('weight respondents to the targets', async () => {
    const targets = file('targets.csv', 'margin,category,target\nsex,f,50\nsex,m,50\n')
    const { out, error } = await run(['rake', '--targets', targets], 'id,sex\n1,f\n2,m\n3,m\n')
    assert.deepEqual(out.trim().split('\n').slice(1), ['1,f,50', '2,m,25', '3,m,25'])
    assert.match(error, /3 respondents are worth 2\.7/)
    const unknown = await refusalOf(['rake', '--targets', targets], 'id,sex\n1,f\n2,x\n')
    assert.deepEqual([unknown.code, unknown.row, unknown.field], ['out-of-range', 2, 'sex'])
    assert.equal((await refusalOf(['rake'], 'id,sex\n1,f\n')).field, 'targets')
  })

  it('follow items through a queue as they come', async () => {
    const items = 'arrival_time,service_time\n0,2\n1,2\n1.5,1\n'
    const { out } = await run(['simulate', '--servers', '1', '--until', '5'], items)
    assert.deepEqual(out.trim().split('\n').slice(1), [
      '1,0,2,0,0,2,true',
      '2,1,2,0,2,4,true',
      '3,1.5,1,0,4,,false',
    ])
    assert.equal(
      (await refusalOf(['simulate', '--servers', '1'], 'arrival_time,service_time\n2,1\n1,1\n')).row,
      2,
    )
    assert.equal((await refusalOf(['simulate'], items)).field, 'servers')
    const shifts = await run(['simulate', '--schedule', '0:0,8:1,16:0/24'], items)
    assert.match(shifts.out, /1,0,2,0,8,10,true/)
  })

  it('run a plan for a backlog', async () => {
    const plan = {
      from: '2021-03-10',
      days: 30,
      kinds: [{ kind: 'review', priority: 1, backlog: 20, hours: { mean: 5 }, grades: ['nurse'] }],
      staff: [{ grade: 'nurse', people: 2, hours: [7.5, 7.5, 7.5, 7.5, 7.5, 0, 0] }],
    }
    const path = file('plan.json', JSON.stringify(plan))
    const { status, out } = await run(['simulate', '--plan', path, '--replications', '3', '--json'])
    assert.equal(status, 0)
    assert.deepEqual((JSON.parse(out) as { cleared: unknown }).cleared, {
      share: 1,
      p5: '2021-03-18',
      p50: '2021-03-18',
      p95: '2021-03-18',
    })
    assert.equal((await refusalOf(['simulate', '--plan', file('no-plan.json', '{"from": 1}')])).field, 'plan')
    assert.equal((await refusalOf(['simulate', '--plan', file('not.json', '{')])).field, 'plan')
  })
})

describe('golden', () => {
  const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))

  it('prints every family and answers 0 when all agree', async () => {
    const only = mkdtempSync(join(folder, 'golden-'))
    writeFileSync(
      join(only, 'mmc.csv'),
      'case_id,servers,lambda,mu,utilisation,p_wait\nK1,1,0.375,1.25,0.3,0.3\n',
    )
    const { status, out } = await run(['golden', only, '--json'])
    assert.equal(status, 0)
    assert.deepEqual(JSON.parse(out), {
      families: [{ name: 'mmc', values: 2, agree: 2, largestRelativeDifference: 0 }],
    })
  })

  it('answers 1 and lists what differs', async () => {
    const only = mkdtempSync(join(folder, 'golden-'))
    writeFileSync(join(only, 'mmc.csv'), 'case_id,servers,lambda,mu,utilisation\nK1,1,0.375,1.25,0.31\n')
    const { status, error } = await run(['golden', only])
    assert.equal(status, 1)
    assert.match(error, /mmc K1.*utilisation: expected "0.31", ours "0.3"/)
  })

  it('refuses what is no such folder', async () => {
    assert.equal((await refusalOf(['golden'])).field, 'folder')
    assert.equal((await refusalOf(['golden', join(fixtures, 'README.md')])).code, 'missing-value')
    assert.equal((await refusalOf(['golden', mkdtempSync(join(folder, 'empty-'))])).code, 'no-rows')
  })
})

describe('CSV', () => {
  const parse = (text: string, size: number) => {
    const rows: string[][] = []
    const parser = csvParser(cells => rows.push(cells))
    for (let i = 0; i < text.length; i += size) parser.write(text.slice(i, i + size))
    parser.end()
    return rows
  }

  it('is read the same in pieces of any size', () => {
    const text = '\uFEFFa,b\r\n"x, ""y""","line\nbreak"\r\n\r\n1,\n,2'
    const whole = [
      ['a', 'b'],
      ['x, "y"', 'line\nbreak'],
      ['1', ''],
      ['', '2'],
    ]
    for (const size of [1, 2, 3, 5, 1000]) assert.deepEqual(parse(text, size), whole)
  })

  it('writes numbers as the reference files do', () => {
    assert.deepEqual([6.794665096599712e-9, Number.NaN, -Infinity, 1e21, 0.5].map(numberText), [
      '6.794665096599712e-09',
      'NaN',
      '-Inf',
      '1e+21',
      '0.5',
    ])
  })
})

it('every command explains itself', async () => {
  for (const { name, summary } of statisticsCommands) {
    const { status, out } = await run([name, '--help'])
    assert.equal(status, 0)
    assert.ok(out.startsWith(`answerable ${name}`) && summary.length < 90)
  }
})
