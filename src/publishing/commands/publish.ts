/** `answerable publish`: counts finished quarters and freezes what changed into editions, as the nightly job does. */
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import { type Command, type Database, exitStatus, printRefusal, type System, systemsOf } from '#platform'
import { publishFigures } from '../publish-figures.ts'

const options = { system: { type: 'string' }, why: { type: 'string' }, json: { type: 'boolean' } } as const
type Asked = { readonly system?: string; readonly why?: string }
type Published = {
  readonly system: string
  readonly subject: string
  readonly edition: number
  readonly isNew: boolean
}

export const publishCommand = (open: () => Promise<Database>): Command => ({
  name: 'publish',
  summary: 'counts finished quarters and freezes what changed into editions',
  usage: `answerable publish [--system NAME] [--why REASON] [--json]

  --why   needed when a number that was published is another one now: a restatement says why`,
  async run(args, io) {
    const form = args.includes('--json') ? 'json' : 'text'
    const asked = readArguments(args)
    if (!asked.ok) return printRefusal(asked.refusal, form, io)
    const database = await open()
    try {
      const published = await publish(database, asked.value)
      if (!published.ok) return printRefusal(published.refusal, form, io)
      io.stdout.write(form === 'json' ? `${JSON.stringify(published.value)}\n` : inWords(published.value))
      return exitStatus.done
    } finally {
      await database.close()
    }
  },
})

function readArguments(args: readonly string[]): Result<Asked> {
  try {
    const { system, why } = parseArgs({ args: [...args], options }).values
    return done({ ...(system === undefined ? {} : { system }), ...(why === undefined ? {} : { why }) })
  } catch (cause) {
    return refuse('invalid', (cause as Error).message)
  }
}

async function publish(database: Database, { system, why }: Asked): Promise<Result<Published[]>> {
  const all = await systemsOf(database.db)
  const wanted = all.filter(each => system === undefined || each.system === system)
  if (wanted.length === 0) return refuse('not-found', `There is no system “${system}”`, { field: 'system' })
  const published: Published[] = []
  for (const each of wanted) {
    const frozen = await publishOne(database, each, why)
    if (!frozen.ok) return frozen
    published.push(...frozen.value)
  }
  return done(published)
}

async function publishOne(
  database: Database,
  system: System,
  why: string | undefined,
): Promise<Result<Published[]>> {
  const requestId = 'command line'
  const frozen = await publishFigures(database.db, system, {
    requestId,
    ...(why === undefined ? {} : { why }),
  })
  if (!frozen.ok) return frozen
  return done(
    frozen.value.map(({ edition, isNew }) => ({
      ...{ system: system.system, subject: edition.subject, edition: edition.number, isNew },
    })),
  )
}

const inWords = (published: readonly Published[]): string =>
  published.length === 0
    ? 'Nothing was counted, so nothing was published.\n'
    : published
        .map(
          ({ system, subject, edition, isNew }) =>
            `${system}, ${subject}: edition ${edition}${isNew ? ', new' : ', as before'}\n`,
        )
        .join('')
