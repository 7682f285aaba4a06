/** `answerable audit verify`: does the trail still say what it said when it was sealed? */
import { type Verification, verifyAudit } from '../audit/verify.ts'
import type { Command } from '../command.ts'
import type { Database } from '../database.ts'
import { exitStatus, printRefusal } from '../refused-command.ts'
import { aboutSystems, systemsNamed } from '../systems-named.ts'

export const auditVerifyCommand = (open: () => Promise<Database>): Command => ({
  name: 'audit verify',
  summary: 'recomputes the chain of the audit trail and says whether it holds',
  usage: `answerable audit verify [--system NAME] [--json]

  --system NAME  one system only
  Exit status: 0 every chain holds, 1 one does not, 2 refused. The unsealed rows are the last few seconds'.
  Keep the head and compare it with the one shown on /about: a trail rewritten as a whole holds too.`,
  async run(args, io) {
    const asked = aboutSystems(args)
    if (!asked.ok) return printRefusal(asked.refusal, args.includes('--json') ? 'json' : 'text', io)
    const { form } = asked.value
    const database = await open()
    try {
      const systems = await systemsNamed(database, asked.value)
      if (!systems.ok) return printRefusal(systems.refusal, form, io)
      const verified: Verification[] = []
      for (const { system } of systems.value) {
        verified.push(await verifyAudit(database.db, system))
        if (form === 'text') io.stdout.write(inWords(verified.at(-1)!))
      }
      if (form === 'json') io.stdout.write(`${JSON.stringify({ systems: verified })}\n`)
      return verified.every(each => each.holds) ? exitStatus.done : exitStatus.checkFailed
    } finally {
      await database.close()
    }
  },
})

const whole = (count: number): string => count.toLocaleString('en-GB')

function inWords({ system, holds, blocks, sealedRows, unsealedRows, head, faults }: Verification): string {
  const counts = `${whole(sealedRows)} rows in ${whole(blocks)} blocks, ${whole(unsealedRows)} not yet sealed`
  const lines = [
    `${system}: ${holds ? 'the chain holds' : 'THE CHAIN DOES NOT HOLD'}; ${counts}`,
    ...(head === null ? [] : [`  head ${head}`]),
    ...faults.map(fault => `  ${fault}`),
  ]
  return `${lines.join('\n')}\n`
}
