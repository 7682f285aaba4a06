import type { Refusal } from '#kit'
import { roleOf } from '#platform'
import { ActForm, Button, type Colleague, EmptyState, messagesOf, Problems, Radios } from '#web'
import { CaseHead, type OpenedCase } from './opened-case.tsx'

export type CoordinatorModel = OpenedCase & {
  readonly choices: readonly Colleague[]
  readonly chosen: string
  readonly refusal: Refusal | null
}

export function CoordinatorPage(model: CoordinatorModel) {
  const { choices, chosen, refusal, version } = model
  return (
    <>
      <Problems refusal={refusal} />
      <h1>Who coordinates this case?</h1>
      <CaseHead {...model} />
      {choices.length === 0 ? (
        <EmptyState
          why="Nobody of this place can be named."
          fills="A nurse assessor or social worker with a role in this place appears here."
        />
      ) : (
        <ActForm seen={version}>
          <Radios
            name="coordinator"
            legend="Coordinator"
            hint="The person in charge of the case and its time limits"
            value={chosen}
            errorMessage={messagesOf(refusal).get('coordinator')}
            items={choices.map(each => ({ value: each.id, text: each.name, hint: roleOf(each.role).title }))}
          />
          <Button preventDoubleClick>Name the coordinator</Button>
        </ActForm>
      )}
    </>
  )
}
