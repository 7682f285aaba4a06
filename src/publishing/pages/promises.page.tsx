import { DataTable, FigureNotes, LeadSentence, PromiseTag } from '#web'
import type { PromisesModel } from '../promises-model.ts'
import { LatestPublished } from './latest-published.tsx'

export function PromisesPage({ model, asAt }: { readonly model: PromisesModel; readonly asAt: string }) {
  const { rows, missed, counted } = model
  return (
    <>
      <h1>Promises and whether they are kept</h1>
      <LeadSentence>
        {rows.length} promises are on the list. {howMany(counted)} a published figure yet
        {missed > 0 && `, and ${missed} ${missed === 1 ? 'is' : 'are'} short of the target`}.
      </LeadSentence>
      <FigureNotes marks={model.marks} />
      <DataTable
        id="promises"
        caption="Every promise: short of the target first, then with a figure, then without"
        asAt={asAt}
        columns={[
          { heading: 'Promise' },
          { heading: 'Kind' },
          { heading: 'Time limit' },
          { heading: 'Target' },
          { heading: 'Latest published' },
        ]}
        rows={rows.map(row => [
          { text: row.title, href: row.href },
          { text: <PromiseTag kind={row.kind} /> },
          row.limit,
          row.target ?? 'none set',
          { text: <LatestPublished row={row} /> },
        ])}
        total={rows.length}
        empty={{ why: 'No promise is on the list.' }}
      />
    </>
  )
}

const howMany = (counted: number): string => {
  if (counted === 0) return 'None has'
  return counted === 1 ? 'One of them has' : `${counted} of them have`
}
