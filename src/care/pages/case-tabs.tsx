/** The parts of one case, each a page with its own address. */
import { PageTabs } from '#web'

const parts = [
  { text: 'Case', path: '' },
  { text: 'Assessment', path: '/assessment' },
  { text: 'Care and reviews', path: '/care' },
  { text: 'Letters', path: '/letters' },
  { text: 'Who has looked', path: '/looked' },
] as const
export type CasePart = (typeof parts)[number]['path']

export const CaseTabs = ({ caseHref, current }: { caseHref: string; current: CasePart }) => (
  <PageTabs
    label="Parts of this case"
    items={parts.map(({ text, path }) => ({ text, href: caseHref + path, isCurrent: path === current }))}
  />
)
