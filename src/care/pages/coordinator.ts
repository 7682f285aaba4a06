/** Naming the coordinator of a case. */
import { done, refuse } from '#kit'
import { colleagues, type Page } from '#web'
import { actRule } from '../acts.ts'
import { coordinatorRoles, nameCoordinator } from '../name-coordinator.ts'
import { CoordinatorPage } from './coordinator.page.tsx'
import { openedCase, seenIn } from './opened-case.tsx'

export const coordinatorPage: Page = {
  path: '/:system/work/cases/:id/coordinator',
  act: actRule('name-coordinator'),
  async show({ tx, actor, params, form, refusal }) {
    const opened = await openedCase(tx, actor, 'name-coordinator', params.id ?? '')
    if (!opened) return refuse('not-found', 'There is no such case that you can see')
    const choices = (await colleagues(tx, actor, coordinatorRoles)).filter(each =>
      each.places.includes(opened.place),
    )
    return {
      title: 'Who coordinates this case?',
      section: 'work',
      body: CoordinatorPage({ ...opened, choices, chosen: form?.text('coordinator') ?? '', refusal }),
    }
  },
  submit: {
    act: actRule('name-coordinator'),
    async handle({ tx, actor, params, form }) {
      const id = params.id ?? ''
      const named = await nameCoordinator(tx, actor, {
        case: id,
        ...seenIn(form),
        coordinator: form.text('coordinator'),
      })
      return named.ok ? done({ goTo: `/${actor.system}/work/cases/${id}` }) : named
    },
  },
}
