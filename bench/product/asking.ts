/** People who ask for pages one after the other, in a process of their own so that they do not slow who answers. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { fileURLToPath } from 'node:url'
import { together } from './rounds.ts'

/** Says that this file was started to ask. */
const asked = 'asked-to-ask'

export type Questions = {
  readonly origin: string
  /** Asked in turn. */
  readonly paths: readonly string[]
  /** One of these for every client. */
  readonly cookies: readonly string[]
  readonly milliseconds: number
}
export type Answers = { readonly rate: number; readonly took: readonly number[] }

/** Throws where an answer is not 200. */
export async function ask(questions: Questions): Promise<Answers> {
  const people = fork(fileURLToPath(import.meta.url), [asked], { execArgv: process.execArgv })
  people.send(questions)
  const [said] = await Promise.race([once(people, 'message'), once(people, 'exit')])
  if (typeof said !== 'object' || said === null) throw new Error(`Who asked stopped with ${String(said)}`)
  return said as Answers
}

const fetched = (url: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((answered, fail) => {
    get(url, { agent, headers: { cookie } }, response => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200 ? answered() : fail(new Error(`${url} answers ${response.statusCode}`)),
      )
    }).on('error', fail)
  })

async function answer({ origin, paths, cookies, milliseconds }: Questions): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: cookies.length })
  const turns = cookies.map((_cookie, client) => client)
  const answers = await together(cookies.length, milliseconds, async client => {
    const path = paths[turns[client]! % paths.length]!
    turns[client]! += cookies.length
    await fetched(origin + path, cookies[client]!, agent)
  })
  agent.destroy()
  process.send?.(answers)
  process.disconnect()
}

if (process.argv[2] === asked) process.once('message', questions => void answer(questions as Questions))
