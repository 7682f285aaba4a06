/** Which first days are only those of the first list that holds a body (data/README.md): it may be older. */
import { type Day, day } from '#kit'
import type { Organisation } from './organisation.ts'

type Began = Pick<Organisation, 'code' | 'kind' | 'openedOn'>

/** The first list of its kind; undefined where bodies of the kind have first days of their own. */
function firstListOf({ code, kind }: Began): Day | undefined {
  if (kind === 'council') return code.startsWith('E10') ? day('2018-04-01') : day('2016-04-01')
  if (kind === 'stp' || kind === 'icb') return day('2017-04-01')
  if (kind === 'nhs-region') return day('2020-04-01')
  return kind === 'region' || kind === 'nation' ? day('2013-04-01') : undefined
}

/** A body that followed another on the day of the first list did begin then. */
export const isOfFirstList = (
  body: Began,
  successions: readonly { readonly newCode: string; readonly onDay: Day }[],
): boolean =>
  body.openedOn === firstListOf(body) &&
  !successions.some(({ newCode, onDay }) => newCode === body.code && onDay === body.openedOn)
