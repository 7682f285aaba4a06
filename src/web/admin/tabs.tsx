import { PageTabs } from '../components/index.ts'

const pages = [
  { text: 'Health', href: '/admin' },
  { text: 'Imports', href: '/admin/imports' },
] as const

export const AdminTabs = ({ current }: { current: (typeof pages)[number]['href'] }) => (
  <PageTabs
    label="Administration"
    items={pages.map(page => ({ ...page, isCurrent: page.href === current }))}
  />
)
