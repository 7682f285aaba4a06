import type { Day, Refusal } from '#kit'
import { messagesOf, Problems } from '#web'
import { redrawPath } from './address.ts'
import { LeftOut, Starting } from './starting.page.tsx'

type RefusedProps = {
  readonly refusal: Refusal
  readonly days: readonly Day[]
  readonly changes: readonly string[]
  readonly unread: readonly string[]
  readonly asked: URLSearchParams
}

/** The lists or the threshold asked for are none: the proposal stays as it is, and waits for others. */
export function RedrawRefused({ refusal, days, changes, unread, asked }: RefusedProps) {
  return (
    <>
      <Problems refusal={refusal} />
      <h1>What if the lines were drawn differently?</h1>
      <Starting
        action={redrawPath}
        days={days}
        on={asked.get('on') ?? ''}
        share={asked.get('share') ?? ''}
        besides={[...asked].filter(([name]) => name !== 'on' && name !== 'share')}
        messages={messagesOf(refusal)}
      />
      <h2>The proposal</h2>
      <LeftOut unread={unread} />
      {changes.length === 0 ? (
        <p>Nothing is changed yet.</p>
      ) : (
        <ol class="nhsuk-list nhsuk-list--number">
          {changes.map(words => (
            <li>{words}</li>
          ))}
        </ol>
      )}
    </>
  )
}
