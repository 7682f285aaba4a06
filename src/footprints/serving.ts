/** Which commissioners serve a place on a day, when some of those it was made of have merged since. Pure. */

export type Step = { readonly oldCode: string; readonly newCode: string }

/** What is known of some commissioners by a day: what followed what, and what is open. */
export type Mergers = { readonly steps: readonly Step[]; readonly open: ReadonlySet<string> }

export type Serving = {
  /** Those whose people together are the people of the place; undefined where others share one of them. */
  readonly codes: readonly string[] | undefined
  /** What has become of those that serve it no longer by themselves: into one that serves others too, or several. */
  readonly lost: readonly { readonly code: string; readonly into: readonly string[] }[]
}

/**
 * A commissioner that is open serves. One that has closed is served for by its successor, if that is one and all that
 * merged into it belong to the place. One that nothing followed stays, and its people are not known.
 */
export function servingFor(commissioners: readonly string[], mergers: Mergers): Serving {
  const found = commissioners.map(code => {
    const into = mergers.open.has(code) ? [code] : standingFor(code, mergers)
    const [only = code] = into
    const isOurs = into.length < 2 && isMadeOf(only, commissioners, mergers.steps)
    return isOurs ? { code: only } : { code, into }
  })
  const lost = found.flatMap(({ code, into }) => (into ? [{ code, into }] : []))
  return { lost, codes: lost.length > 0 ? undefined : [...new Set(found.map(each => each.code))] }
}

/** The open ones at the end of the line of a code. No line leads in a circle, as bodies follow each other in time. */
function standingFor(code: string, mergers: Mergers): readonly string[] {
  const next = mergers.steps.filter(step => step.oldCode === code).map(step => step.newCode)
  const standing = next.flatMap(each => (mergers.open.has(each) ? [each] : standingFor(each, mergers)))
  return [...new Set(standing)].sort()
}

function isMadeOf(code: string, commissioners: readonly string[], steps: readonly Step[]): boolean {
  if (commissioners.includes(code)) return true
  const before = steps.filter(step => step.newCode === code)
  return before.length > 0 && before.every(step => isMadeOf(step.oldCode, commissioners, steps))
}
