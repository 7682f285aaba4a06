import type { Locator } from 'playwright-core'

/** The name of a control, whether it says that it is optional or not. */
export const looseName = (label: string): RegExp => new RegExp(`^${escaped(label)}( \\(optional\\))?$`)

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What can be read there, as it is laid out: closed details say their summary only. */
export const wordsOf = async (place: Locator): Promise<string> => (await place.allInnerTexts()).join('\n')
