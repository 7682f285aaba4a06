/** Naming who coordinates a case: from then on that person is in charge of its time limits. */
import { done } from '#kit'
import { fields } from '#web'
import { caseAct, type OnCase, type Performed } from '../case-act.ts'
import { careFacts } from '../facts.ts'

const naming = {
  coordinator: fields.offered('Coordinator', 'coordinators', { required: 'Choose who coordinates the case' }),
}

const named = ({ actor, nameOf }: OnCase, coordinator: string): Performed => ({
  ...{ fact: careFacts.coordinatorNamed, occurredOn: actor.at.today },
  detail: { coordinator, name: nameOf(coordinator) },
})

export const nameCoordinator = caseAct({
  act: 'name-coordinator',
  question: 'Who coordinates this case?',
  fields: naming,
  perform: (on, { coordinator }) => done(named(on, coordinator)),
})

export const changeCoordinator = caseAct({
  act: 'change-coordinator',
  question: 'Who takes this case over?',
  fields: naming,
  perform: (on, { coordinator }) => done(named(on, coordinator)),
})
