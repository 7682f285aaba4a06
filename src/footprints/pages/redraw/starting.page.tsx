import type { Day } from '#kit'
import { Button, countOf, dayInWords, Select } from '#web'
import { thresholds } from '../../coterminosity.ts'

type Choice = { readonly value: string; readonly text: string }

/** What was asked for stays chosen where it is none of the choices, so that it can be seen and mended. */
const withAsked = (choices: readonly Choice[], asked: string): readonly Choice[] =>
  asked === '' || choices.some(each => each.value === asked)
    ? choices
    : [{ value: asked, text: asked }, ...choices]

export const ListsSelect = ({ days, value, message }: SelectProps & { readonly days: readonly Day[] }) => (
  <Select
    id="on"
    name="on"
    label="Start from the lists of"
    value={value}
    items={withAsked(
      days.map(day => ({ value: day, text: dayInWords(day) })),
      value,
    )}
    errorMessage={message}
  />
)

type SelectProps = { readonly value: string; readonly message?: string | undefined }

export const ShareSelect = ({ value, message }: SelectProps) => (
  <Select
    id="share"
    name="share"
    label="A council is divided if another system has"
    value={value}
    items={withAsked(
      thresholds.map(share => ({
        value: String(share),
        text: share === 0 ? 'any of its people' : `${share * 100}% of its people or more`,
      })),
      value,
    )}
    errorMessage={message}
  />
)

type StartingProps = {
  readonly action: string
  readonly days: readonly Day[]
  readonly on: string
  readonly share: string
  /** What else was asked, which other lists or another threshold keep. */
  readonly besides: readonly (readonly [name: string, value: string])[]
  readonly messages?: ReadonlyMap<string, string>
}

/** From which lists a proposal starts, and what counts as divided. */
export function Starting({ action, days, on, share, besides, messages }: StartingProps) {
  return (
    <form method="get" action={action} class="app-filter app-filter--standing">
      {besides.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ListsSelect days={days} value={on} message={messages?.get('on')} />
      <ShareSelect value={share} message={messages?.get('share')} />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}

/** What of an address stands for nothing. */
export const LeftOut = ({ unread }: { readonly unread: readonly string[] }) =>
  unread.length === 0 ? null : (
    <p>
      {countOf(unread.length, 'part')} of the address could not be read and{' '}
      {unread.length === 1 ? 'is' : 'are'} left out.
    </p>
  )
