import type { SealedHead } from '#platform'
import { DataTable, Link } from '../components/index.ts'
import { instantInWords } from '../words.ts'

export type AboutModel = {
  readonly version: string
  readonly license: string
  /** Who runs this installation, in their own words; empty where they have not said. */
  readonly operator: string
  readonly systems: readonly {
    readonly name: string
    readonly href: string
    readonly demonstration: boolean
    readonly head: SealedHead | undefined
  }[]
}

export function AboutPage(model: AboutModel) {
  return (
    <>
      <h1>About this record</h1>
      <p class="nhsuk-lede-text">
        Answerable is independent software that keeps the open operating record of an integrated care system:
        what was promised, by when, and whether it was kept.
      </p>
      <WhoRunsThis {...model} />
      <Trail {...model} />
      <Privacy />
      <Accessibility />
      <Licences {...model} />
    </>
  )
}

function WhoRunsThis({ operator, systems }: AboutModel) {
  const isDemonstration = systems.length > 0 && systems.every(system => system.demonstration)
  return (
    <>
      <h2>Who runs this</h2>
      <p>
        {operator ||
          (isDemonstration
            ? 'Nobody: this is a demonstration. Organisations are real, people are invented, and nothing here was decided by anybody.'
            : 'Whoever runs this installation has not said so yet. Nothing here is confirmed by an organisation until they do.')}
      </p>
    </>
  )
}

function Trail({ systems }: AboutModel) {
  return (
    <>
      <h2>The audit trail</h2>
      <p>
        Every act, every look at a person’s record and every refusal is written down and sealed into blocks,
        each covering the one before. Whoever keeps a copy of a hash shown here can later tell whether
        anything that was sealed by then has been changed.
      </p>
      <DataTable
        id="heads"
        caption="The newest block of each system"
        asAt="as at this moment"
        columns={['System', 'Block', 'Sealed', 'Hash (SHA-256)'].map(heading => ({ heading }))}
        rows={systems.map(({ name, href, head }) => [
          { text: <Link href={href}>{name}</Link> },
          head ? String(head.number) : 'none yet',
          head ? instantInWords(head.sealedAt) : '',
          head ? { text: <span class="app-footer__hash">{head.hash}</span> } : '',
        ])}
        total={systems.length}
        empty={{ why: 'No system is recorded here yet.' }}
      />
    </>
  )
}

const Privacy = () => (
  <>
    <h2>Privacy</h2>
    <p>
      Reading needs no sign-in. Pages set no cookies of others, count no visits and load nothing from other
      sites; a cookie of our own protects forms. Public figures name nobody: counts under eight are hidden,
      others rounded, and what could be worked out by subtraction is not published. Records about people are
      seen by those who need them for their care; each look is written down, and the person’s family can ask
      who looked.
    </p>
  </>
)

const Accessibility = () => (
  <>
    <h2>Accessibility</h2>
    <p>
      We aim at level AA of the Web Content Accessibility Guidelines 2.2. Pages are made to work without
      script, by keyboard, at 400% zoom and on paper; automatic checks find no fault on the pages that are
      tested. Nobody outside has audited it yet, and there is no Easy Read and no other language. Tell whoever
      runs this installation what stands in your way.
    </p>
  </>
)

const Licences = ({ version, license }: AboutModel) => (
  <>
    <h2>Version and licences</h2>
    <p>
      Answerable {version}, {license} licence. The typeface is Atkinson Hyperlegible Next, SIL Open Font
      Licence. The structure of pages comes from nhsuk-frontend, MIT licence; the look is our own.
    </p>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>Contains public sector information licensed under the Open Government Licence v3.0.</li>
      <li>
        Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS
        data © Crown copyright and database right 2021–2022.
      </li>
      <li>
        Contains information from NHS England, licensed under the current version of the Open Government
        Licence.
      </li>
    </ul>
  </>
)
