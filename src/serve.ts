/** `answerable serve`: listens at once, says how far it is, and opens the product behind the same address. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { type Command, type Database, exitStatus, printRefusal, type Streams, startJobs } from '#platform'
import { createFront, type Front, type ProviderSettings, providerSettings } from '#web'
import { createApp } from './app.ts'
import { jobs } from './jobs.ts'
import { fillDemonstration, prepare, steps } from './prepare.ts'

export const serveCommand: Command = {
  name: 'serve',
  summary: 'the product, on PORT (3000), with its database in DATA_DIR or at DATABASE_URL',
  usage: `answerable serve

  PORT          the port to listen on; 3000 unless set, 0 for any that is free
  HOST          the address to listen on; 127.0.0.1 unless set
  DATA_DIR      where the embedded PostgreSQL keeps its data; .answerable unless set
  DATABASE_URL  a PostgreSQL 15 to 18 to use instead
  INVENTED_CASELOAD  none: a demonstration keeps to the cases written by hand
  BASE_URL      the product's own address, when it stands behind a proxy that speaks https
  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET   the sign-in provider; the demonstration's own unless set`,
  run: (_args, io) => serve(process.env, io),
}

export const dataDirOf = (environment: NodeJS.ProcessEnv): string => environment.DATA_DIR || '.answerable'

async function serve(environment: NodeJS.ProcessEnv, io: Streams): Promise<number> {
  const started = Date.now()
  const provider = providerSettings(environment)
  if (!provider.ok) return printRefusal(provider.refusal, 'text', io)
  const front = await createFront(steps, { log: true, trustProxy: environment.BASE_URL !== undefined })
  const address = await listen(front, environment, io)
  if (address === undefined) return exitStatus.refused
  const say = (text: string) => io.stdout.write(`${text} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
  say(`Listening on ${address}`)

  // Listened for from now on: a signal while it still starts would leave PostgreSQL running behind it.
  const stopped = untilStopped()
  try {
    const database = await openProduct(front, address, provider.value, environment, say)
    const running = await startJobs(database, jobs, message => io.stderr.write(`${message}\n`))
    const filling = fill(database, environment, say, io)
    await stopped
    front.http.close()
    front.http.closeIdleConnections()
    await running.stop()
    if (filling.isRunning()) await database.cutOff()
    await filling.ended
    await database.close()
    return exitStatus.done
  } catch (cause) {
    // A process that goes on listening after it failed would look alive.
    front.http.close()
    front.http.closeAllConnections()
    throw cause
  }
}

async function openProduct(
  front: Front,
  address: string,
  provider: ProviderSettings | null,
  environment: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<Database> {
  const database = await prepare({
    url: environment.DATABASE_URL || undefined,
    dataDir: dataDirOf(environment),
    begin: step => {
      front.begin(step)
      say(`${step} …`)
    },
  })
  const baseUrl = environment.BASE_URL ?? address
  const trustProxy = environment.BASE_URL !== undefined
  const uploads = join(resolve(dataDirOf(environment)), 'uploads')
  const settings = { log: true, trustProxy, provider, baseUrl: () => baseUrl, uploads }
  await front.open(await createApp(database, settings))
  say(`Ready: open ${baseUrl}`)
  return database
}

type Filling = { isRunning(): boolean; readonly ended: Promise<void> }

/** INVENTED_CASELOAD=none leaves a demonstration with the cases that were written by hand. */
function fill(
  database: Database,
  environment: NodeJS.ProcessEnv,
  say: (text: string) => void,
  io: Streams,
): Filling {
  if (environment.INVENTED_CASELOAD === 'none') return { isRunning: () => false, ended: Promise.resolve() }
  let running = true
  const ended = fillDemonstration(database)
    .then(entries => {
      if (entries > 0) say(`The invented caseload is loaded: ${entries.toLocaleString('en-GB')} entries`)
    })
    .catch((cause: Error) => {
      io.stderr.write(`The invented caseload did not come in; the next start tries again: ${cause.message}\n`)
    })
    .finally(() => {
      running = false
    })
  return { isRunning: () => running, ended }
}

async function listen(
  front: Front,
  environment: NodeJS.ProcessEnv,
  io: Streams,
): Promise<string | undefined> {
  const host = environment.HOST || '127.0.0.1'
  const port = Number(environment.PORT || 3000)
  try {
    front.http.listen(port, host)
    await once(front.http, 'listening')
  } catch (cause) {
    io.stderr.write(
      `Cannot listen on ${host}, port ${environment.PORT || 3000}: ${(cause as Error).message}\n`,
    )
    return undefined
  }
  const { port: taken } = front.http.address() as AddressInfo
  return `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${taken}`
}

/** SIGINT or SIGTERM: what is under way is answered, and the database is left to whoever else uses it. */
const untilStopped = (): Promise<void> =>
  new Promise(stop => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
