/** Which letters and e-mails went out about a case, and what became of them. */
import { factsOf } from '#facts'
import { refuse } from '#kit'
import { listMessages } from '#platform'
import type { Page } from '#web'
import { decisionLetters } from '../letters.ts'
import { careRules } from '../rules.ts'
import { LettersPage } from './letters.page.tsx'
import { openedCase } from './opened-case.tsx'

export const lettersPage: Page = {
  path: '/:system/work/cases/:id/letters',
  act: careRules['view-case'],
  async show({ tx, actor, params }) {
    const opened = await openedCase(tx, actor, careRules['view-case'], params.id ?? '')
    if (!opened) return refuse('not-found', 'There is no such case that you can see')
    const letters = await listMessages(tx, actor, { subject: opened.case.id })
    const decisions = decisionLetters(await factsOf(tx, actor.system, opened.case.id))
    return {
      title: `Letters about ${opened.name}`,
      section: 'work',
      body: LettersPage({ opened, letters, decisions, today: actor.at.today }),
    }
  },
}
