/** A journey as it is told: given, when, then. A step that fails ends the story, because the rest follows from it. */
import type { TestContext } from 'node:test'

type Step = (words: string, happens: () => Promise<void>) => Promise<void>
export type Told = { readonly given: Step; readonly when: Step; readonly thus: Step }

export function told(test: TestContext): Told {
  const step =
    (begins: string): Step =>
    async (words, happens) => {
      let failed: unknown
      await test.test(`${begins} ${words}`, async () => {
        try {
          await happens()
        } catch (cause) {
          failed = cause
          throw cause
        }
      })
      if (failed) throw new Error(`The story ends at “${begins} ${words}”`)
    }
  return { given: step('Given'), when: step('When'), thus: step('Then') }
}
