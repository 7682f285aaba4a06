/** One line of a benchmark: our time beside a figure that was recorded elsewhere, by the program it names. */
export type Job = {
  readonly name: string
  /** What is counted: series, areas, arrivals. */
  readonly items: number
  readonly of: string
  run(): unknown
  /** Seconds that the reference took for the same job; null where there is none. */
  readonly elsewhere: { readonly seconds: number; readonly program: string; readonly aim: number } | null
}

/** Long enough for the engine to have compiled what is measured. */
const warmUpMilliseconds = 400
const rounds = 15

/** The median of some rounds, in seconds, after warming up. */
export function medianSeconds(run: () => unknown): number {
  for (const begun = performance.now(); performance.now() - begun < warmUpMilliseconds; ) run()
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return (performance.now() - start) / 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
}

/** Prints each job with its rate and, beside it, the reference figure, the ratio and what was aimed at. */
export function report(title: string, jobs: readonly Job[]): void {
  console.log(
    `\n${title} (median of ${rounds}; reference figures were recorded elsewhere, on another machine)`,
  )
  for (const job of jobs) {
    const seconds = medianSeconds(job.run)
    const rate = Math.round(job.items / seconds).toLocaleString('en-GB')
    const ours = `${(seconds * 1000).toPrecision(3)} ms = ${rate} ${job.of} a second`
    const beside = job.elsewhere
      ? `${job.elsewhere.program} ${(job.elsewhere.seconds * 1000).toPrecision(3)} ms recorded elsewhere: ${(job.elsewhere.seconds / seconds).toFixed(1)} times (aim ${job.elsewhere.aim})`
      : 'no reference figure'
    console.log(`  ${job.name.padEnd(48)} ${ours.padEnd(52)} ${beside}`)
  }
}
