/**
 * The way from the work list to an act and back: the address of the act carries the list's own choices, and the list
 * then says what was recorded. Only choices travel, never an address, so that nobody can be led elsewhere.
 */
import { actTitles, type PathwayAct } from '../pathways/index.ts'

const choices = ['show', 'whose', 'place', 'promise', 'state', 'after'] as const

/** The list's choices in one word of a query; empty for the whole list. */
const chosenIn = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams(choices.flatMap(name => (query.get(name) ? [[name, query.get(name)!]] : [])))

/** Appended to the path of an act that is opened from a list with these choices. */
export const fromList = (query: URLSearchParams): string =>
  `?${new URLSearchParams({ list: chosenIn(query).toString() })}`

/** The address of the list that an act was opened from; null where it was opened from somewhere else. */
export function listOf(system: string, query: URLSearchParams, recorded?: Recorded): string | null {
  const list = query.get('list')
  if (list === null) return null
  const back = chosenIn(new URLSearchParams(list))
  if (recorded) back.set('recorded', `${recorded.act}~${recorded.case}`)
  return `/${system}/work${back.size > 0 ? `?${back}` : ''}`
}

/** What has just been recorded on which case. */
export type Recorded = { readonly act: PathwayAct; readonly case: string }

export function recordedIn(query: URLSearchParams): Recorded | null {
  const [act = '', id = ''] = (query.get('recorded') ?? '').split('~')
  return Object.hasOwn(actTitles, act) && /^[0-9a-f-]{36}$/.test(id)
    ? { act: act as PathwayAct, case: id }
    : null
}
