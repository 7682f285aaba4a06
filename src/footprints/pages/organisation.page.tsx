import type { ComponentChild } from 'preact'
import type { Day } from '#kit'
import { BackLink, Chart, DataTable, dayInWords, LeadSentence, Link, numberInWords, SummaryList } from '#web'
import { isOfFirstList } from '../first-list.ts'
import { kindWords } from '../kind-words.ts'
import { asAtInWords } from '../lists-reach.ts'
import { relationWords } from '../relation-words.ts'
import type { CodedSpan, NamedSpan } from '../store/identity.ts'
import type { Related } from '../store/relations.ts'
import { organisationsPath, weightsHref } from './addresses.ts'
import { DayForm } from './day-form.tsx'
import { PlainSearch } from './directory.page.tsx'
import type { OrganisationModel } from './organisation-model.ts'
import { FamilySteps, LandingList, leadOf, membersInWords } from './organisation-parts.tsx'
import { People } from './organisation-people.page.tsx'

export function OrganisationPage(model: OrganisationModel) {
  const { name, on, code, seenOn } = model
  if (model.only !== null) return <WholeList {...model} />
  return (
    <>
      <BackLink href={organisationsPath}>Organisations of England</BackLink>
      <h1>{name}</h1>
      <LeadSentence>{leadOf(model)}</LeadSentence>
      <DayForm address={`${organisationsPath}/${code}`} typed={model.typed} />
      <Identity {...model} />
      {model.tree && (
        <Chart id="family" of={model.tree} asAt={`as at ${dayInWords(on)}`} source={familySource} />
      )}
      <FamilySteps {...model} />
      <LandingList {...model} />
      <People {...model} />
      {model.maps.map((map, at) => (
        <Chart id={`map-${at + 1}`} of={map} asAt={`as at ${dayInWords(seenOn)}`} />
      ))}
      {model.noMap && <p>{model.noMap}.</p>}
      <Belongs {...model} />
      <Members {...model} />
      {model.weighedOn && (
        <p>
          <Link href={weightsHref(code, model.weighedOn)}>Who weighs how much in {name}?</Link>
        </p>
      )}
      {model.panels}
    </>
  )
}

const familySource =
  'NHS Organisation Data Service (to April 2022), Office for National Statistics (councils and systems).'

function WholeList(model: OrganisationModel) {
  return (
    <>
      <BackLink href={model.allOf(null)}>{model.name}</BackLink>
      <h1>
        {relationWords[model.only!].members}: {model.name}
      </h1>
      <Members {...model} />
    </>
  )
}

const spanInWords = (from: Day, to: Day | null): string =>
  to === null ? `since ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`

/** A name that goes back to the first list may be older, as the body may. */
function namedInWords({ name, from, to }: NamedSpan, { seen, steps }: OrganisationModel): string {
  const isFirst = seen?.body.openedOn === from && to === null && isOfFirstList(seen.body, steps)
  return `${name}, ${isFirst ? 'in the lists ' : ''}${spanInWords(from, to)}`
}

function Identity(model: OrganisationModel) {
  const { code, seen, names, codes } = model
  return (
    <SummaryList
      rows={[
        ...(seen ? [{ key: 'What it is', value: kindWords[seen.body.kind].one }] : []),
        { key: 'Code', value: <Lines lines={[code, ...codes.map(codeInWords)]} /> },
        ...(names.length > 0
          ? [
              {
                key: 'Names',
                value: <Lines lines={names.map(each => namedInWords(each, model))} />,
              },
            ]
          : []),
        ...(seen?.body.postcode ? [{ key: 'Postcode', value: seen.body.postcode }] : []),
      ]}
    />
  )
}

const publishers = { ons: 'Office for National Statistics', ods: 'Organisation Data Service' } as const
const codeInWords = ({ scheme, code, from, to }: CodedSpan): string =>
  `${code} (${publishers[scheme]}), ${spanInWords(from, to)}`

function Lines({ lines }: { readonly lines: readonly ComponentChild[] }) {
  return (
    <ul class="nhsuk-list">
      {lines.map(line => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

function Belongs({ above, here, hrefOf }: OrganisationModel) {
  if (above.length === 0 && here.length === 0) return null
  return (
    <>
      <h2>To whom it belongs</h2>
      <SummaryList
        rows={[
          ...parentsOnce(above).map(each => ({
            key: relationWords[each.relation].parent,
            value: <Link href={hrefOf(each.code)}>{each.name}</Link>,
          })),
          ...here.map(each => ({ key: 'Recorded here', value: <Recorded {...each} /> })),
        ]}
      />
    </>
  )
}

/** A practice and its network have the same commissioner: one line. */
const parentsOnce = (above: readonly Related[]): Related[] =>
  above.filter(
    (each, at) =>
      at ===
      above.findIndex(
        ({ code, relation }) =>
          code === each.code && relationWords[relation].parent === relationWords[each.relation].parent,
      ),
  )

function Recorded({ system, systemName, place, placeName, teams }: OrganisationModel['here'][number]) {
  if (place === null) return <Link href={`/${system}`}>{systemName}</Link>
  return (
    <>
      <Link href={`/${system}/places/${place}`}>{placeName}</Link>, a place of {systemName}
      {teams.length > 0 && `, with the ${teams.join(' and ')}`}
    </>
  )
}

const kindsOf = (rows: readonly Related[]) => [...new Set(rows.map(row => row.kind))]
const hasPostcodes = (rows: readonly Related[]): boolean => rows.some(each => each.postcode !== null)

function Members({ groups, only, seenOn, hrefOf, allOf }: OrganisationModel) {
  if (groups.length === 0) return null
  return (
    <>
      {only === null && <h2>Who belongs to it</h2>}
      {groups.map(({ relation, total, rows }) => (
        <>
          <DataTable
            id={`members-${relation}`}
            caption={relationWords[relation].members}
            asAt={asAtInWords(kindsOf(rows), seenOn)}
            columns={[
              ...[{ heading: 'Name' }, { heading: 'Code' }],
              ...(hasPostcodes(rows) ? [{ heading: 'Postcode' }] : []),
            ]}
            rows={rows.map(each => [
              ...[{ text: each.name, href: hrefOf(each.code) }, each.code],
              ...(hasPostcodes(rows) ? [each.postcode ?? 'none in the list'] : []),
            ])}
            total={total}
            empty={{ why: 'Nobody.' }}
          />
          {total > rows.length && (
            <p>
              <Link href={allOf(relation)}>
                {numberInWords(total - rows.length)} more: all {membersInWords(relation)}
              </Link>
            </p>
          )}
        </>
      ))}
    </>
  )
}

export const NoOrganisationPage = ({ code }: { readonly code: string }) => (
  <>
    <h1>No such organisation</h1>
    <LeadSentence>No list here has an organisation with the code {code}.</LeadSentence>
    <p>Look for part of its name, another code of it, or the first letters of its postcode.</p>
    <PlainSearch words={code} />
  </>
)
