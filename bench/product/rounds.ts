/** Two ways of doing the same, turn and turn about, so that a busy machine is as unfair to the one as to the other. */

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The value below which the share of the values lies: 0.95 for all but the slowest twentieth. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN

export type Turn = () => Promise<number>

/** How many a second each does in every round; a first round of each warms up and is thrown away. */
export async function inTurns(
  ways: Readonly<Record<string, Turn>>,
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rates = new Map<string, number[]>(Object.keys(ways).map(name => [name, []]))
  for (let round = -1; round < rounds; round += 1)
    for (const [name, turn] of Object.entries(ways)) {
      const rate = await turn()
      if (round >= 0) rates.get(name)?.push(rate)
    }
  return rates
}

/** Clients that go on until the time is over; answers with how often they did it in a second, and how long each took. */
export async function together(
  clients: number,
  milliseconds: number,
  once: (client: number) => Promise<void>,
): Promise<{ readonly rate: number; readonly took: readonly number[] }> {
  const took: number[] = []
  const began = performance.now()
  const until = began + milliseconds
  await Promise.all(
    Array.from({ length: clients }, async (_each, client) => {
      while (performance.now() < until) {
        const before = performance.now()
        await once(client)
        took.push(performance.now() - before)
      }
    }),
  )
  return { rate: took.length / ((performance.now() - began) / 1_000), took }
}
