/** `answerable rebuild clocks`: makes the stored time limits again from the facts. */
import { placesOf } from '#footprints'
import {
  aboutSystems,
  type Command,
  type Database,
  exitStatus,
  jobActor,
  momentOf,
  printRefusal,
  progressLine,
  type Streams,
  type System,
  systemsNamed,
} from '#platform'
import { rebuildClocks } from '../rebuild.ts'
import { installRules } from '../registry.ts'
import type { ClockRule } from '../rule.ts'

export const rebuildClocksCommand =
  (rules: readonly ClockRule[]) =>
  (open: () => Promise<Database>): Command => ({
    name: 'rebuild clocks',
    summary: 'makes the stored time limits again from what happened',
    usage: `answerable rebuild clocks [--system NAME] [--json]

  After a rule has changed, or to prove that what is stored is right. Safe while people work:
  500 subjects are held at a time, and an act in progress is waited for.`,
    async run(args, io) {
      const asked = aboutSystems(args)
      if (!asked.ok) return printRefusal(asked.refusal, args.includes('--json') ? 'json' : 'text', io)
      const { form } = asked.value
      installRules(rules)
      const database = await open()
      try {
        const systems = await systemsNamed(database, asked.value)
        if (!systems.ok) return printRefusal(systems.refusal, form, io)
        const rebuilt: Rebuilt[] = []
        for (const system of systems.value) {
          rebuilt.push(await rebuildOne(database, system, io))
          if (form === 'text') io.stdout.write(inWords(rebuilt.at(-1)!))
        }
        if (form === 'json') io.stdout.write(`${JSON.stringify({ systems: rebuilt })}\n`)
        return exitStatus.done
      } finally {
        await database.close()
      }
    },
  })

type Rebuilt = { readonly system: string; readonly subjects: number; readonly clocks: number }

async function rebuildOne({ db }: Database, system: System, io: Streams): Promise<Rebuilt> {
  const places = (await placesOf(db, system.system)).map(each => each.place)
  const actor = jobActor('rebuild-clocks', system.system, places, momentOf(system), 'command line')
  const say = progressLine(io.stderr)
  const made = await rebuildClocks(db, actor, subjects => say(`${system.system}: ${subjects} subjects`))
  return { system: system.system, ...made }
}

const inWords = ({ system, subjects, clocks }: Rebuilt): string =>
  `${system}: ${clocks.toLocaleString('en-GB')} time limits of ${subjects.toLocaleString('en-GB')} subjects\n`
