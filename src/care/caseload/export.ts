/** The caseload as it came in, and everything recorded here since: the file that `import caseload` reads. */
import { type Fact, factsOfMany } from '#facts'
import { groupedBy } from '#kit'
import type { SystemId, Tx } from '#platform'
import { careFacts } from '../facts.ts'
import { answering } from './details.ts'
import { type CaseToExport, casesAfter } from './store.ts'
import { entryNames } from './stored-detail.ts'

const casesAtOnce = 500

export const exportHeading = [
  ...['case', 'reference', 'entry', 'nhs_number', 'family_name', 'given_name', 'born_on', 'died_on'],
  ...['pathway', 'commissioner', 'place', 'team', 'inherited', 'fact', 'occurred_on', 'occurred_at'],
  ...['recorded_at', 'recorded_by', 'recorded_role', 'recorded_organisation', 'about', 'withdraws'],
  ...['leads_to', 'detail'],
] as const

export const caseloadExporter = {
  name: 'caseload',
  heading: exportHeading,
  async *rows(tx: Tx, system: SystemId): AsyncGenerator<readonly string[]> {
    for (let after = ''; ; ) {
      const cases = await casesAfter(tx, system, after, casesAtOnce)
      if (cases.length === 0) return
      after = cases.at(-1)!.id
      const facts = await factsOfMany(
        tx,
        system,
        cases.map(each => each.id),
      )
      const byCase = groupedBy(facts, fact => fact.subject)
      for (const each of cases) yield* rowsOfCase(each, byCase.get(each.id) ?? [])
    }
  },
}

function* rowsOfCase(of: CaseToExport, facts: readonly Fact[]): Generator<string[]> {
  const entries = entryNames(facts)
  for (const fact of facts) {
    const { request, localEntry: _entry, to, ...detail } = fact.detail
    const { commissioner, place, team, ...rest } = isAddressed(fact) ? detail : { ...detail }
    const answers = answering.includes(fact.name) ? entries.get(Number(request)) : undefined
    const isReferral = fact.name === careFacts.referralReceived
    yield [
      ...[of.localId ?? of.reference, isReferral ? of.reference : '', entries.get(fact.id)!],
      ...(isReferral ? personCells(of) : Array(5).fill('')),
      ...[
        isReferral ? of.pathway : '',
        ...(isAddressed(fact) ? [commissioner, place, team] : ['', '', '']),
      ].map(text),
      ...[isReferral && of.inherited ? 'yes' : '', fact.name, fact.occurredOn, fact.occurredAt ?? ''],
      ...[fact.recordedAt, fact.recordedBy, fact.recordedRole, fact.recordedOrganisation ?? ''],
      ...[answers ?? '', fact.withdraws === null ? '' : (entries.get(fact.withdraws) ?? '')],
      ...[to === undefined ? 'stays' : text(to), detailText(rest, request, answers)],
    ]
  }
}

const isAddressed = (fact: Fact): boolean =>
  fact.name === careFacts.referralReceived || fact.name === careFacts.transferred

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const personCells = (of: CaseToExport): string[] => [
  ...[of.nhsNumber, of.familyName, of.givenName, of.bornOn, of.diedOn ?? ''],
]

/** What a request names can be said by its entry only where it is one of the case. */
function detailText(detail: object, request: unknown, answers: string | undefined): string {
  const whole = request !== undefined && answers === undefined ? { ...detail, request } : detail
  return Object.keys(whole).length === 0 ? '' : JSON.stringify(whole)
}
