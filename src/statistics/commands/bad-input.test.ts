/** What people really pipe in: another separator, lost quotes, Windows text, slips in names and dates. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { csvParser, longestRecord } from './files/parse.ts'
import { refusalOf, run } from './testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-bad-input-'))
after(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Code, row and field of a refusal. */
async function ruleOf(words: readonly string[], input: string | Uint8Array = '') {
  const { code, row, field } = await refusalOf(words, input)
  return [code, row, field]
}

describe('a file that is not what it should be', () => {
  it('is refused for its separator, with advice', async () => {
    const advice = { ';': /semicolons/, '\t': /tabs/, '|': /bars/ }
    for (const [sign, words] of Object.entries(advice)) {
      const { code, message } = await refusalOf(['rates'], `x${sign}n\n1${sign}10\n`)
      assert.equal(code, 'missing-column')
      assert.match(message, words)
    }
  })

  it('is refused where a quotation mark is never closed, and the rows after it are not swallowed', async () => {
    assert.deepEqual(await ruleOf(['rates'], 'x,n,name\n1,10,a\n1,10,"b\n2,20,c\n'), [
      'unclosed-quote',
      2,
      undefined,
    ])
    const targets = file('open.csv', 'margin,category,target\nsex,f,50\nsex,"m,50\n')
    assert.equal((await refusalOf(['rake', '--targets', targets], 'sex\nf\n')).code, 'unclosed-quote')
    const lost = csvParser(() => undefined)
    assert.ok(lost.write('a,b\n1,"'))
    assert.ok(!lost.write('x'.repeat(longestRecord)))
  })

  it('keeps quotation marks inside a cell, as for inches', async () => {
    const { out } = await run(['rates'], 'x,n,name\n1,10,12" pipe\n2,20,say ""x""\n3,30,"a ""b"""\n')
    const names = out
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',')[2])
    assert.deepEqual(names, ['"12"" pipe"', '"say """"x"""""', '"a ""b"""'])
  })

  it('is refused where it is not UTF-8, with the row and the column', async () => {
    const windows = Buffer.from('x,n,name\n1,10,ok\n2,20,Caf\xe9\n', 'latin1')
    assert.deepEqual(await ruleOf(['rates'], windows), ['not-utf-8', 2, 'name'])
    const utf16 = Buffer.from('x,n\n1,10\n', 'utf16le')
    assert.equal((await refusalOf(['rates'], utf16)).code, 'not-utf-8')
    assert.equal((await run(['rates'], Buffer.from('\uFEFFx,n,name\r\n1,10,Café\r\n'))).status, 0)
  })

  it('is refused where two columns have one name, unless they have none', async () => {
    assert.deepEqual(await ruleOf(['rates'], 'x,n,n\n1,10,20\n'), ['duplicate-column', undefined, 'n'])
    assert.equal((await run(['rates'], 'x,n,,\n1,10,,\n')).status, 0)
  })

  it('is refused where it is a folder or is not there', async () => {
    assert.deepEqual(await ruleOf(['rates', folder]), ['unreadable-file', undefined, 'file'])
    assert.deepEqual(await ruleOf(['rake', '--targets', folder]), ['unreadable-file', undefined, 'targets'])
    assert.deepEqual(await ruleOf(['simulate', '--plan', folder]), ['unreadable-file', undefined, 'plan'])
    assert.deepEqual(await ruleOf(['simulate', '--plan', join(folder, 'none')]), [
      'missing-value',
      undefined,
      'plan',
    ])
  })

  it('says which of its columns the answer replaces', async () => {
    const { error, out } = await run(['rates'], 'x,n,value\n1,10,7\n')
    assert.match(error, /Replaced.*value/)
    assert.match(out, /^x,n,value,/)
    assert.equal((await run(['rates'], 'x,n\n1,10\n')).error, '')
  })
})

describe('a slip on the command line', () => {
  it('is refused by the name of the option', async () => {
    const one = 'date,value\n2021-01-01,1\n2021-02-01,2\n'
    assert.deepEqual(await ruleOf(['rates', '-x'], 'x,n\n1,2\n'), ['unknown-option', undefined, '-x'])
    assert.deepEqual(await ruleOf(['spc', '--fix-after', '5'], one), ['out-of-range', undefined, 'fix-after'])
    assert.deepEqual(await ruleOf(['spc', '--minimum-phase', '-3'], one), [
      'out-of-range',
      undefined,
      'minimum-phase',
    ])
    assert.deepEqual(await ruleOf(['spc', '--rebase', '01/02/2021'], one), [
      'not-a-date',
      undefined,
      'rebase',
    ])
    assert.deepEqual(await ruleOf(['spc', '--by', 'ward'], one), ['missing-column', undefined, 'ward'])
    const units = 'unit,numerator,denominator\na,1,10\nb,2,20\n'
    for (const option of [['--limits'], ['--kind', 'proportion']])
      assert.deepEqual(await ruleOf(['funnel', '--overdispersion', 'cqc', ...option], units), [
        'unknown-option',
        undefined,
        option[0]!.slice(2),
      ])
  })

  it('is refused by the name that a column has in the file', async () => {
    assert.deepEqual(await ruleOf(['rates', '--x', 'deaths', '--n', 'people'], 'deaths,people\n1,2\n3,0\n'), [
      'zero-denominator',
      2,
      'people',
    ])
    assert.deepEqual(await ruleOf(['standardise'], 'area,x,n,stdpop\na,1,5,0\n'), [
      'zero-denominator',
      1,
      'stdpop',
    ])
    assert.deepEqual(await ruleOf(['spc', '--date', 'month'], 'month,value\n2021-02-01,1\n2021-01-01,2\n'), [
      'unsorted-dates',
      2,
      'month',
    ])
    const indirect = 'area,x,n,x_ref,n_ref\na,1,10,5,100\na,2,10,5,0\n'
    assert.deepEqual(await ruleOf(['standardise', '--method', 'indirect-ratio'], indirect), [
      'zero-denominator',
      2,
      'n_ref',
    ])
  })
})

describe('what would change a figure without a word', () => {
  it('is said: areas that are not told apart, and what a chart warns of', async () => {
    const { error } = await run(['standardise'], 'region,x,n,stdpop\na,20,100,50\nb,20,100,50\n')
    assert.match(error, /no column area: all rows/)
    const asked = ['standardise', '--by', 'area']
    assert.deepEqual(await ruleOf(asked, 'region,x,n,stdpop\na,20,100,50\n'), [
      'missing-column',
      undefined,
      'area',
    ])
    const chart = await run(['spc', '--rebase', '2021-02-15'], 'date,value\n2021-01-01,1\n2021-02-01,2\n')
    assert.match(chart.error, /Take care, all: no point is dated 2021-02-15/)
    const many = Array.from({ length: 30 }, (_, i) => `s${i},2021-01-01,1\ns${i},2021-02-01,2`).join('\n')
    const { error: warned } = await run(['spc'], `series,date,value\n${many}\n`)
    assert.equal(warned.match(/Take care/g)?.length, 10)
    assert.match(warned, /20 more warnings/)
  })

  it('is refused: one unit against itself, one unit twice, and a count of 0 under a logarithm', async () => {
    const header = 'unit,numerator,denominator\n'
    assert.deepEqual(await ruleOf(['funnel'], `${header}a,1,10\n`), ['too-few-rows', 1, undefined])
    assert.deepEqual(await ruleOf(['funnel'], `${header}a,1,10\nb,2,9\na,3,9\n`), [
      'duplicate-row',
      3,
      'unit',
    ])
    assert.deepEqual(await ruleOf(['funnel', '--overdispersion', 'shmi'], `${header}a,0,10\nb,0,9\n`), [
      'out-of-range',
      1,
      'numerator',
    ])
    assert.equal((await run(['funnel', '--kind', 'standardised-ratio'], `${header}a,1,10\n`)).status, 0)
  })

  it('is refused: targets that cannot be met, by the name of the category', async () => {
    const targets = file('sexes.csv', '\nmargin,category,target\nsex,f,50\nsex,m,50\n')
    const unanswered = await refusalOf(['rake', '--targets', targets], 'sex\nf\nf\n')
    assert.deepEqual([unanswered.code, unanswered.field], ['zero-denominator', 'sex'])
    assert.match(unanswered.message, /"m" of sex/)
    const negative = file('negative.csv', 'margin,category,target\nsex,f,50\nsex,m,-50\n')
    assert.deepEqual(await ruleOf(['rake', '--targets', negative], 'sex\nf\n'), [
      'negative-count',
      2,
      'target',
    ])
    const nothing = file('nothing.csv', 'margin,category,target\nsex,f,0\nsex,m,0\n')
    assert.deepEqual(await ruleOf(['rake', '--targets', nothing], 'sex\nf\n'), [
      'zero-denominator',
      undefined,
      'target',
    ])
    const weighted = ['rake', '--targets', targets, '--weight', 'w']
    assert.deepEqual(await ruleOf(weighted, 'sex,w\nf,1\nm,-1\n'), ['negative-count', 2, 'w'])
  })

  it('is refused: a queue without servers, and an arrival before it opens', async () => {
    const items = 'arrival_time,service_time\n-1,2\n'
    assert.deepEqual(await ruleOf(['simulate', '--servers', '1'], items), ['out-of-range', 1, 'arrival_time'])
    assert.deepEqual(await ruleOf(['simulate', '--servers', '0'], items), [
      'out-of-range',
      undefined,
      'servers',
    ])
  })

  it('is refused: an entry of a plan that is not known, with the way to it', async () => {
    const kind = { kind: 'review', priority: 1, backlog: 2, hours: { mean: 5 }, grades: ['nurse'] }
    const staff = { grade: 'nurse', people: 2, hours: [7, 7, 7, 7, 7, 0, 0] }
    const plan = { from: '2021-03-10', days: 3, kinds: [kind], staff: [staff] }
    const faults: [object, RegExp][] = [
      [
        { ...plan, kinds: [{ ...kind, arivals: { perDay: [1, 1, 1, 1, 1, 0, 0] } }] },
        /kinds 1, arivals is no entry/,
      ],
      [{ ...plan, kinds: [kind, { ...kind, backlog: '2' }] }, /kinds 2, backlog must be a number/],
      [{ ...plan, kinds: [{ ...kind, hours: {} }] }, /kinds 1, hours, mean is missing/],
      [{ ...plan, staff: [{ ...staff, hours: [7, '7'] }] }, /staff 1, hours 2 must be a number/],
      [{ ...plan, staff: staff }, /staff must be a list/],
      [
        { ...plan, kinds: [{ ...kind, arrivals: { perDay: [1], spread: 'even' } }] },
        /spread must be poisson or steady/,
      ],
      [[], /the plan must have named entries/],
    ]
    for (const [i, [given, words]] of faults.entries()) {
      const path = file(`plan-${i}.json`, JSON.stringify(given))
      assert.match((await refusalOf(['simulate', '--plan', path])).message, words)
    }
    const fine = file('plan.json', `\uFEFF${JSON.stringify(plan)}`)
    assert.equal((await run(['simulate', '--plan', fine, '--replications', '2'])).status, 0)
  })
})

it('answers the example of docs/statistics.md as it is printed there', async () => {
  const documentation = readFileSync(new URL('../../../docs/statistics.md', import.meta.url), 'utf8')
  const [, given, printed] =
    /\$ cat places\.csv\n(.*?)\n\n\$ answerable rates places\.csv --multiplier 1000\n(.*?)```/s.exec(
      documentation,
    )!
  const { out } = await run(['rates', '--multiplier', '1000'], `${given}\n`)
  assert.equal(out, printed)
})
