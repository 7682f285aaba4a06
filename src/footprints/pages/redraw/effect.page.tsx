import type { Day } from '#kit'
import { countOf, DataTable, Details, numberInWords } from '#web'
import type { Reading } from '../../level.ts'
import { newlyDivided } from '../../redraw/divided-commissioners.ts'
import type { Effect } from '../../redraw/effect.ts'
import type { Naming } from './choices.ts'
import { linkedName } from './linked-name.ts'
import { outsideOf, sizeChange, usualSize } from './usual-size.ts'

const moreOrFewer = (change: number): string =>
  change === 0 ? 'as many' : `${numberInWords(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'}`

type EffectProps = {
  readonly effect: Effect
  readonly sizes: readonly Reading[]
  readonly name: Naming
  readonly on: Day
  readonly asAt: string
}

/** The systems that change, then England as a whole. */
export function EffectTables(props: EffectProps) {
  const { effect, sizes, name, on, asAt } = props
  const { before, after } = effect
  return (
    <>
      <h2 id="effect">What it would do</h2>
      <DataTable
        id="systems"
        caption="People of the systems that change"
        asAt={asAt}
        columns={[
          { heading: 'System' },
          { heading: 'Now', isNumeric: true },
          { heading: 'Then', isNumeric: true },
          { heading: 'Change' },
          { heading: `Usual size, ${usualSize(sizes)}` },
        ]}
        rows={effect.systems.map(each => [
          linkedName({ code: each.system, name: name(each.system) }, on),
          each.before === 0 ? 'not there' : numberInWords(each.before),
          each.after === 0 ? 'not there' : numberInWords(each.after),
          moreOrFewer(each.after - each.before),
          sizeChange(each.before, each.after, sizes),
        ])}
        total={effect.systems.length}
        empty={{ why: 'No system changes: what moves stays in its system.' }}
      />
      <CutCommissioners {...props} />
      <DataTable
        id="england"
        caption="England as a whole"
        asAt={asAt}
        columns={[
          { heading: 'What' },
          { heading: 'Now', isNumeric: true },
          { heading: 'Then', isNumeric: true },
        ]}
        rows={[
          ['Systems', before.systems, after.systems],
          ['Commissioners', before.commissioners, after.commissioners],
          [
            'Commissioners cut between systems',
            before.dividedCommissioners.length,
            after.dividedCommissioners.length,
          ],
          ['People', numberInWords(before.people), numberInWords(after.people)],
          [
            'People of the largest system',
            numberInWords(before.sizes.at(-1) ?? 0),
            numberInWords(after.sizes.at(-1) ?? 0),
          ],
          [
            'People of the smallest system',
            numberInWords(before.sizes[0] ?? 0),
            numberInWords(after.sizes[0] ?? 0),
          ],
          [
            `Systems outside the usual size, ${usualSize(sizes)}`,
            outsideOf(before.sizes, sizes),
            outsideOf(after.sizes, sizes),
          ],
          [
            'Upper-tier councils divided between systems',
            before.divided.upper.split.length,
            after.divided.upper.split.length,
          ],
          [
            'Lower-tier councils divided between systems',
            before.divided.lower.split.length,
            after.divided.lower.split.length,
          ],
          [
            'Systems with part of a divided upper-tier council',
            before.divided.upper.systemsThatSplit.length,
            after.divided.upper.systemsThatSplit.length,
          ],
        ]}
        empty={{ why: 'No lists are loaded.' }}
      />
      <Details summary="How these were worked out">
        <p>
          People are residents by the estimates that go with the lists (see the directory of data), added up
          from the smallest parts that commissioners, councils and systems have in common. Nobody moves house:
          only the lines do.
        </p>
      </Details>
    </>
  )
}

/** A commissioner that a line cuts in two has people, and a seat, on each side. */
function CutCommissioners({ effect, name, on, asAt }: EffectProps) {
  const { before, after } = effect
  const cut = newlyDivided(before.dividedCommissioners, after.dividedCommissioners)
  if (cut.length === 0) return null
  return (
    <>
      <DataTable
        id="cut-commissioners"
        kind="matrix"
        caption={`${countOf(cut.length, 'commissioner')} would be cut between systems`}
        asAt={asAt}
        columns={[
          { heading: 'Commissioner' },
          { heading: 'System then' },
          { heading: 'People there', isNumeric: true },
        ]}
        rows={cut.flatMap(({ commissioner, parts }) =>
          parts.map(({ system, people }) => [
            linkedName({ code: commissioner, name: name(commissioner) }, on),
            name(system),
            numberInWords(people),
          ]),
        )}
        empty={{ why: 'No commissioner would be cut.' }}
      />
      <p>
        A commissioner that is cut is counted below with its people and with a seat on each side, as if it
        were a partner in both systems.
      </p>
    </>
  )
}
