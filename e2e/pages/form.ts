/** A form as a person meets it: fields by their labels, choices by their words. */
import { looseName } from '../pages/words.ts'
import type { Visitor } from '../visitor.ts'

/** Answers to a form by label: a text; a day `2020-12-01`; one choice; or several. */
export function formOf({ page, way: { hand } }: Visitor) {
  const group = (legend: string) => page.getByRole('group', { name: looseName(legend) })
  return {
    text: (label: string, text: string) =>
      hand.type(page.getByRole('textbox', { name: looseName(label) }), text),
    async day(legend: string, day: string): Promise<void> {
      const [year = '', month = '', date = ''] = day.split('-')
      const parts = { Day: String(Number(date)), Month: String(Number(month)), Year: year }
      for (const [name, text] of Object.entries(parts))
        await hand.type(group(legend).getByRole('textbox', { name, exact: true }), text)
    },
    choose: (legend: string, option: string) =>
      hand.choose(group(legend).getByRole('radio', { name: option, exact: true })),
    async tick(legend: string, options: readonly string[]): Promise<void> {
      for (const name of options)
        await hand.choose(group(legend).getByRole('checkbox', { name, exact: true }))
    },
    pick: (label: string, option: string) =>
      hand.pick(page.getByRole('combobox', { name: looseName(label) }), option),
    /** One of a few, or one of a list that is too long for radios. */
    async chooseOrPick(label: string, option: string): Promise<void> {
      const list = page.getByRole('combobox', { name: looseName(label) })
      if ((await list.count()) > 0) await hand.pick(list, option)
      else await hand.choose(group(label).getByRole('radio', { name: option, exact: true }))
    },
    /** A level for every one of the domains shown. */
    async levels(levels: Readonly<Record<string, string>>): Promise<void> {
      for (const [domain, level] of Object.entries(levels))
        await hand.choose(group(domain).getByRole('radio', { name: level, exact: true }))
    },
    async send(button: string): Promise<void> {
      await Promise.all([
        page.waitForEvent('load'),
        hand.press(page.getByRole('button', { name: button, exact: true })),
      ])
    },
    /** What the summary at the top says is wrong; empty where there is none. */
    problems: (): Promise<string[]> => page.locator('.nhsuk-error-summary li').allInnerTexts(),
  }
}
