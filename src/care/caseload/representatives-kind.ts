/** Who acts for somebody, as a file: for a caseload that comes from elsewhere, where no letter with a code was sent. */
import { dayField, filledText, oneOf, tableKind } from '#platform'
import { type Authority, authorityTitles } from '../store/representatives.ts'
import { referencesKnown } from './store.ts'

type Row = {
  reference: string
  name: string
  relationship: string
  authority: Authority
  checked_on: string
  actor: string
  place: string
}

export const representativesKind = tableKind<Row>({
  ...{ name: 'representatives', title: 'Who acts for somebody', scope: 'system', audience: 'care' },
  table: 'care.representative',
  key: ['reference', 'name'],
  columns: {
    reference: { meaning: 'The reference of the case', field: filledText },
    name: { meaning: 'The name of whoever acts', field: filledText },
    relationship: { meaning: 'What they are to the person', field: filledText },
    authority: {
      meaning: `On what authority: ${Object.keys(authorityTitles).join(', ')}`,
      field: oneOf(Object.keys(authorityTitles) as Authority[]),
    },
    checked_on: { meaning: 'The day the authority was checked', field: dayField },
    actor: { meaning: 'Their account: issuer#subject', field: filledText },
    place: { meaning: 'The place of the case', field: filledText },
  },
  async check(tx, system, rows) {
    const known = await referencesKnown(
      tx,
      system,
      rows.map(row => row.reference),
    )
    return rows.map(row =>
      known.get(row.reference) === row.place
        ? undefined
        : {
            ...{ code: 'invalid', field: 'reference' },
            message: `reference is “${row.reference}”, which is no case of the place ${row.place}`,
          },
    )
  },
})
