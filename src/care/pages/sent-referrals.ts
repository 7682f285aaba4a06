/** What became of the referrals I sent: received, being assessed, decided. No name, no need is shown here. */
import { placesOf } from '#footprints'
import { audit } from '#platform'
import type { Page } from '#web'
import { careRules } from '../rules.ts'
import { receiptsOf } from '../store.ts'
import { SentReferralsPage } from './sent-referrals.page.tsx'

export const sentReferralsPage: Page = {
  path: '/refer/sent',
  act: careRules['follow-referrals'],
  async show({ tx, actor, query }) {
    const receipts = await receiptsOf(tx, actor.system)
    const places = new Map((await placesOf(tx, actor.system)).map(place => [place.place, place.name]))
    await audit(tx, actor, { act: careRules['follow-referrals'].act, outcome: 'read', rows: receipts.length })
    return {
      title: 'Referrals you sent',
      section: 'refer',
      body: SentReferralsPage({
        just: receipts.find(receipt => receipt.reference === query.get('reference')),
        receipts: receipts.map(receipt => ({
          ...receipt,
          place: places.get(receipt.place) ?? receipt.place,
        })),
        today: actor.at.today,
      }),
    }
  },
}
