/** The commissioners of a system with the place and team each belongs to: where a referral goes. */
import { namedOn, placesOf, teamsOf } from '#footprints'
import type { Actor, Tx } from '#platform'

export type Commissioner = {
  readonly code: string
  readonly name: string
  readonly place: string
  readonly team: string | null
}

/** Names as of the system's own day; a code that is not open on it keeps its code as its name. */
export async function commissionersOfSystem(tx: Tx, { system, at }: Actor): Promise<Commissioner[]> {
  const places = await placesOf(tx, system)
  const teams = await teamsOf(tx, system)
  const names = await namedOn(
    tx,
    places.flatMap(each => each.commissioners),
    at.today,
  )
  return places
    .flatMap(({ place, commissioners }) =>
      commissioners.map(code => ({
        ...{ code, name: names.get(code)?.name ?? code, place },
        team: teams.find(team => team.place === place)?.team ?? null,
      })),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
