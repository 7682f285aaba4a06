/** On a place's page: what was last published about the promises kept there. */
import { standards } from '#standards/definitions'
import { type AreaPanel, FigureValue, Link } from '#web'
import { actRule } from '../acts.ts'
import { individualCareModel } from '../individual-care-model.ts'
import { readEdition } from '../read-edition.ts'

const subject = 'individual-care'

export const placePanel: AreaPanel = {
  id: 'published-of-place',
  on: 'place',
  act: actRule('read-public-record'),
  async load({ tx, system }, place) {
    const edition = await readEdition(tx, system.system, subject)
    const address = `/${system.system}/promises/${subject}`
    const cells = edition.ok ? (edition.value?.cells.filter(cell => cell.code === place) ?? []) : []
    if (!edition.ok || !edition.value || cells.length === 0) return <NothingYet href={address} />
    const { sections } = individualCareModel({
      ...{ address, edition: { ...edition.value, cells }, editions: [] },
      standards: standards.filter(standard => standard.subject === subject),
    })
    return (
      <>
        <h2>Are continuing care decisions and reviews on time here?</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
          {sections.flatMap(({ title, quarter, rows }) =>
            rows.map(row => (
              <li>
                {title}, {quarter}: {row.share ? <FigureValue figure={row.share} /> : 'nobody to count'}
              </li>
            )),
          )}
        </ul>
        <p>
          <Link href={address}>Show how these were worked out</Link>
        </p>
      </>
    )
  },
}

function NothingYet({ href }: { readonly href: string }) {
  return (
    <>
      <h2>Are continuing care decisions and reviews on time here?</h2>
      <p>
        Nothing has been published for this place yet.{' '}
        <Link href={href}>What is published of the whole area</Link>
      </p>
    </>
  )
}
