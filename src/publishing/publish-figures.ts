/** The counting job of one system, from its clocks to the public record. */
import { placesOf } from '#footprints'
import type { Quarter, Result } from '#kit'
import { finishedQuarters } from '#measures'
import { type Db, momentOf, type System } from '#platform'
import { countAndPublish } from './count-and-publish.ts'
import type { Frozen } from './freeze.ts'

/** Two years: what a late record may still change. */
const quartersCounted = 8

/**
 * Counts the finished quarters of a system and freezes what changed into editions. Needs the owner's connection:
 * places are read by it, everything else runs as the role `counting`.
 * @param why the reason for a published number that is another one now; refused (invalid, field why) without it.
 */
export async function publishFigures(
  db: Db,
  system: System,
  options: { readonly requestId: string; readonly why?: string; readonly quarters?: readonly Quarter[] },
): Promise<Result<readonly Frozen[]>> {
  const at = momentOf(system)
  const places = await placesOf(db, system.system)
  return countAndPublish(
    db,
    { system: system.system, at, requestId: options.requestId },
    options.quarters ?? finishedQuarters(at.today, quartersCounted),
    {
      ...{ systemName: system.name, invented: system.demonstration },
      places: places.map(({ place: code, name, commissioners: covers }) => ({ code, name, covers })),
      ...(options.why === undefined ? {} : { why: options.why }),
    },
  )
}
