import type { Command } from './command.ts'
import { funnelCommand } from './funnel.ts'
import { goldenCommand } from './golden.ts'
import { rakeCommand } from './rake.ts'
import { ratesCommand } from './rates.ts'
import { simulateCommand } from './simulate.ts'
import { spcCommand } from './spc.ts'
import { standardiseCommand } from './standardise.ts'

export type { Command } from './command.ts'

/** What the command line can do with statistics; they open no database. */
export const statisticsCommands: readonly Command[] = [
  spcCommand,
  ratesCommand,
  standardiseCommand,
  funnelCommand,
  rakeCommand,
  simulateCommand,
  goldenCommand,
]
