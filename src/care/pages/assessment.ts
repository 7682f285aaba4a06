/** What was found about a person's needs, and what the team and the council made of it. */
import { factsOf } from '#facts'
import { refuse } from '#kit'
import type { Page } from '#web'
import { foundIn } from '../found.ts'
import { careRules } from '../rules.ts'
import { AssessmentPage } from './assessment.page.tsx'
import { openedCase } from './opened-case.tsx'

export const assessmentPage: Page = {
  path: '/:system/work/cases/:id/assessment',
  act: careRules['view-case'],
  async show({ tx, actor, params }) {
    const opened = await openedCase(tx, actor, careRules['view-case'], params.id ?? '')
    if (!opened) return refuse('not-found', 'There is no such case that you can see')
    const found = foundIn(await factsOf(tx, actor.system, opened.case.id))
    return { title: `Assessment of ${opened.name}`, section: 'work', body: AssessmentPage({ opened, found }) }
  },
}
