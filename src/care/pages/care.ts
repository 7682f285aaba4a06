/** What care is bought for a person, since when, and what its reviews found. */
import { factsOf } from '#facts'
import { refuse } from '#kit'
import type { Page } from '#web'
import { careGiven } from '../care-given.ts'
import { careRules } from '../rules.ts'
import { CarePage } from './care.page.tsx'
import { openedCase } from './opened-case.tsx'

export const careGivenPage: Page = {
  path: '/:system/work/cases/:id/care',
  act: careRules['view-case'],
  async show({ tx, actor, params }) {
    const opened = await openedCase(tx, actor, careRules['view-case'], params.id ?? '')
    if (!opened) return refuse('not-found', 'There is no such case that you can see')
    const given = careGiven(await factsOf(tx, actor.system, opened.case.id))
    return {
      title: `Care and reviews of ${opened.name}`,
      section: 'work',
      body: CarePage({ opened, given, today: actor.at.today }),
    }
  },
}
