/** Asking a page of footprints about a day, and what it says where that is none. */
import type { Refusal } from '#kit'
import { Button, Input, messagesOf, Problems, type Shown, statusOf } from '#web'
import { dayTyped } from './asked-day.ts'

export type DayTyped = { readonly typed: string; readonly message?: string | undefined }

export const DayInput = ({ typed, message }: DayTyped) => (
  <Input
    id="on"
    name="on"
    label="As at which day"
    hint="Such as 2020-03-31, or empty for today"
    value={typed}
    width={10}
    autocomplete="off"
    errorMessage={message}
  />
)

type DayFormProps = DayTyped & {
  readonly address: string
  /** What else the page was asked, which another day keeps. */
  readonly besides?: readonly (readonly [name: string, value: string])[]
}

export function DayForm({ address, besides = [], ...day }: DayFormProps) {
  return (
    <form method="get" action={address} class="app-filter app-filter--standing">
      {besides.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <DayInput {...day} />
      <Button isSmall variant="secondary">
        Show this day
      </Button>
    </form>
  )
}

type RefusedProps = {
  readonly heading: string
  readonly address: string
  readonly query: URLSearchParams
  readonly refusal: Refusal
}

/** The page without an answer: what was typed, and what is wrong with it. */
export function dayRefused({ heading, address, query, refusal }: RefusedProps): Shown {
  return {
    ...{ title: heading, status: statusOf[refusal.code] },
    body: (
      <>
        <Problems refusal={refusal} />
        <h1>{heading}</h1>
        <DayForm
          address={address}
          typed={dayTyped(query)}
          message={messagesOf(refusal).get('on')}
          besides={[...query].filter(([name]) => name !== 'on')}
        />
      </>
    ),
  }
}
