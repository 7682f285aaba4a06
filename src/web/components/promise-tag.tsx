/** Who promised it, and how firmly. */
export const promiseKinds = {
  law: 'law',
  'national-standard': 'national standard',
  plan: 'plan',
  'local-commitment': 'local commitment',
  'councillors-date': 'councillors’ date',
} as const

export type PromiseKind = keyof typeof promiseKinds

/** The kind of a promise, in words; the law has a double frame, so that it stands out without colour. */
export function PromiseTag({ kind }: { readonly kind: PromiseKind }) {
  return <strong class={`app-promise-tag app-promise-tag--${kind}`}>{promiseKinds[kind]}</strong>
}
