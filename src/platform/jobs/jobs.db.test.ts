import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as pass } from 'node:timers/promises'
import PgBoss from 'pg-boss'
import { type FreshDatabase, freshDatabase } from '#testing'
import { connect } from '../database.ts'
import { type Job, listJobs, platformJobs, runJob, startJobs } from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

const stateOf = async (name: string) => (await listJobs(database.db)).find(each => each.name === name)
const job = (name: string, run: Job['run'], every: Job['every'] = 60): Job => ({
  name,
  title: name,
  every,
  run,
})
const nothingLogged = (message: string): void => assert.fail(message)
const whenTrue = async (what: () => Promise<boolean> | boolean): Promise<void> => {
  const until = Date.now() + 20_000
  while (!(await what())) {
    assert.ok(Date.now() < until, 'took too long')
    await pass(20)
  }
}

test('a run is written down, and a failure stays readable after the next success', async () => {
  let broken = true
  const wobbly = job('wobbly', async () => {
    if (broken) throw new Error('the printer is on fire')
  })
  assert.equal(await runJob(database, wobbly), 'failed')
  const failed = await stateOf('wobbly')
  assert.deepEqual(
    [failed?.runs, failed?.failures, failed?.lastOutcome, failed?.runningSince],
    [1, 1, 'failed', null],
  )
  assert.match(failed?.lastError ?? '', /printer is on fire/)
  broken = false
  assert.equal(await runJob(database, wobbly), 'done')
  const done = await stateOf('wobbly')
  assert.deepEqual([done?.runs, done?.failures, done?.lastOutcome], [2, 1, 'done'])
  assert.match(done?.lastError ?? '', /printer is on fire/)
})

test('a job runs once at a time, whoever asks', async () => {
  let release = () => {}
  const slow = job('slow', () => new Promise<void>(resolve => (release = resolve)))
  const first = runJob(database, slow)
  await whenTrue(async () => (await stateOf('slow'))?.runningSince != null)
  const elsewhere = connect({ ...database.connection, max: 2 })
  assert.equal(await runJob(elsewhere, slow), 'busy')
  await elsewhere.close()
  release()
  assert.equal(await first, 'done')
})

test('after kill -9 in the middle of a run the next run goes ahead at once and says that one died', async () => {
  const code = `
    import { connect, runJob } from '#platform'
    const database = connect({ ...JSON.parse(process.env.CONNECTION), max: 2 })
    await runJob(database, { name: 'killed', title: '', every: 60, run: async () => {
      process.stdout.write('running')
      await new Promise(resolve => setTimeout(resolve, 60_000))
    } })`
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', code],
    {
      env: { ...process.env, CONNECTION: JSON.stringify(database.connection) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await once(child.stdout, 'data')
  const killed = job('killed', async () => undefined)
  assert.equal(await runJob(database, killed), 'busy')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await whenTrue(async () => (await runJob(database, killed)) === 'done')
  const state = await stateOf('killed')
  assert.deepEqual([state?.runs, state?.failures, state?.lastOutcome], [2, 1, 'done'])
  assert.match(state?.lastError ?? '', /process ended/)
})

test('two processes with one timer each run a job at one pace, and stop waits for the run under way', async () => {
  const starts: number[] = []
  let running = 0
  const often = job(
    'often',
    async () => {
      assert.equal(running, 0)
      running += 1
      starts.push(Date.now())
      await pass(30)
      running -= 1
    },
    0.2,
  )
  const elsewhere = connect({ ...database.connection, max: 4 })
  const both = [
    await startJobs(database, [often], nothingLogged),
    await startJobs(elsewhere, [often], nothingLogged),
  ]
  await whenTrue(() => starts.length >= 4)
  await Promise.all(both.map(jobs => jobs.stop()))
  assert.equal(running, 0)
  const ended = starts.length
  await pass(300)
  assert.equal(starts.length, ended)
  const gaps = starts.slice(1).map((at, index) => at - starts[index]!)
  assert.ok(
    gaps.every(gap => gap > 150),
    `gaps of ${gaps.join(', ')} ms`,
  )
  await elsewhere.close()
})

test('a loop outlives failures and says each kind of trouble once', async () => {
  const said: string[] = []
  let runs = 0
  const failing = job(
    'failing',
    async () => {
      runs += 1
      throw new Error('no')
    },
    0.05,
  )
  const jobs = await startJobs(database, [failing], message => said.push(message))
  await whenTrue(() => runs >= 3)
  await jobs.stop()
  assert.deepEqual(said, ['The job failing failed; the reason is with the jobs.'])
})

test('a job by the clock is scheduled in London time, and what was due while we were away runs at the next start', async () => {
  let ran = 0
  const nightly = job(
    'nightly',
    async () => {
      ran += 1
    },
    '30 2 * * *',
  )
  const said: string[] = []
  await (await startJobs(database, [nightly], message => said.push(message))).stop()
  const executeSql = (text: string, values: unknown[]) => database.pool.query(text, values)
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: false })
  await boss.start()
  const schedules = await boss.getSchedules()
  assert.deepEqual(
    schedules.map(({ name, cron, timezone }: { name: string; cron: string; timezone?: string }) => [
      name,
      cron,
      timezone,
    ]),
    [['nightly', '30 2 * * *', 'Europe/London']],
  )
  await boss.send('nightly', {})
  await boss.stop({ graceful: false })
  const jobs = await startJobs(database, [nightly], message => said.push(message))
  await whenTrue(() => ran === 1)
  await jobs.stop()
  assert.equal((await stateOf('nightly'))?.lastOutcome, 'done')
  assert.deepEqual(said, [])
})

test('the platform’s own jobs all run', async () => {
  for (const own of platformJobs(null)) assert.equal(await runJob(database, own), 'done', own.name)
  await assert.rejects(
    startJobs(database, [...platformJobs(null), ...platformJobs(null)], nothingLogged),
    /Two jobs are named/,
  )
})
