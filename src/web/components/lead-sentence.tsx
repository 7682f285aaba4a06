import type { Content } from './part.ts'

/** The answer to the page's question, in a sentence with the number in it; the first line under the heading. */
export function LeadSentence({ children }: { readonly children: Content }) {
  return <p class="app-lead">{children}</p>
}
