import type { PageFrame } from '../../src/web/layout/index.ts'
import { myWork, publicNavigation } from '../../src/web/layout/index.ts'

const base = '/lancashire-and-south-cumbria'

/** The public's frame of the demonstration. */
export const publicFrame = {
  system: { name: 'Lancashire and South Cumbria', href: base, changeHref: '/' },
  asAt: 'Shown as at 10 March 2021',
  isDemonstration: true,
  actor: null,
  signInHref: '/sign-in',
  navigation: publicNavigation({
    promises: `${base}/promises`,
    money: `${base}/money`,
    decisions: `${base}/decisions`,
    questions: `${base}/questions`,
    'your-area': `${base}/your-area`,
  }),
  search: { action: `${base}/search` },
  footerLinks: [
    { text: 'About', href: '/about' },
    { text: 'Accessibility', href: '/about/accessibility' },
    { text: 'Privacy', href: '/about/privacy' },
    { text: 'Data', href: `${base}/data` },
  ],
  address: 'answerable.example/lancashire-and-south-cumbria',
} satisfies Partial<PageFrame>

/** The same for somebody who is signed in. */
export const staffFrame = {
  ...publicFrame,
  navigation: [...publicFrame.navigation, myWork(`${base}/work`)],
  section: 'work',
  actor: {
    role: 'Place lead',
    organisation: 'Blackburn with Darwen',
    changeRoleHref: '/change-role',
    signOut: { action: '/sign-out', token: 'token' },
  },
} satisfies Partial<PageFrame>
