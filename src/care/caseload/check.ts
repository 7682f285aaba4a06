/** What only the database knows to be wrong with a row: its organisation, its case, its person, its days. */
import { withdrawn } from '#facts'
import { done, type Refusal, type Refused, type Result, refuse } from '#kit'
import { type Actor, guard, type Tx } from '#platform'
import { nameNotStated, plainName } from '../case.ts'
import { careFacts } from '../facts.ts'
import { factNamesOf } from './fact-acts.ts'
import { caseKey, type Known, knownFor, learnCommissioner, type PendingCase } from './known.ts'
import type { CaseloadRow } from './row.ts'
import { caseloadRules } from './rules.ts'
import { deathOf, entriesOf, noteTold, personTold, puttingBack, type ToldSoFar } from './told-so-far.ts'

type Answers = (Refusal | undefined)[]

/** One answer a row, each of them accepted or refused by itself. */
export async function checkRows(
  tx: Tx,
  system: string,
  rows: readonly CaseloadRow[],
  actor: Actor,
): Promise<Answers> {
  const known = await knownFor(tx, system, rows)
  const units = rows.map(row => ({ rows: [row] }))
  return (await checkUnits(tx, known, units, { actor, mayFollowDeath: afterDeath })).flat()
}

/** Rows that are accepted or refused as one, such as those of a line of somebody's file. */
export type Unit = { readonly rows: readonly CaseloadRow[]; readonly refusal?: Refusal | undefined }
export type Judging = {
  readonly actor: Actor
  /** The facts that can be told of a day after the person's death. */
  readonly mayFollowDeath: readonly string[]
}

/** The answers of each unit, one a row. */
export async function checkUnits(
  tx: Tx,
  known: Known,
  units: readonly Unit[],
  judging: Judging,
): Promise<Answers[]> {
  const codes = new Set(units.flatMap(({ rows }) => rows.flatMap(row => row.commissioner ?? [])))
  for (const code of codes) await learnCommissioner(tx, known, code, judging.actor.at.today)
  const batch: Batch = { ...judging, known, entries: new Map() }
  return units.map(({ rows, refusal }) => {
    const putBack = puttingBack(
      batch,
      rows.find(row => row.fact === careFacts.referralReceived),
    )
    const answers = rows.map(row => {
      const refused = checkRow(batch, row)
      if (!refused) noteTold(batch, row)
      return refused?.refusal
    })
    if (refusal || answers.some(each => each !== undefined)) putBack()
    return answers
  })
}

type Batch = ToldSoFar & Judging

const wrong = (field: keyof CaseloadRow, message: string): Refused => refuse('invalid', message, { field })

function checkRow(batch: Batch, row: CaseloadRow): Refused | undefined {
  const refused = mayState(batch.actor, row) ?? notYet(batch.actor, row) ?? wrongPlace(batch.known, row)
  if (refused) return refused
  const about = row.fact === careFacts.referralReceived ? referralCase(batch, row) : caseOf(batch, row)
  if (!about.ok) return about
  return (
    wrongNames(batch, row) ?? wrongStep(row, about.value, batch.mayFollowDeath) ?? wrongReference(batch, row)
  )
}

const mayState = (actor: Actor, row: CaseloadRow): Refused | undefined =>
  row.recorded_at !== null && guard(caseloadRules['state-when-recorded'], actor, { system: actor.system })
    ? wrong('recorded_at', 'recorded_at says when it was recorded elsewhere, which you may not state')
    : undefined

function notYet({ at }: Actor, row: CaseloadRow): Refused | undefined {
  if (row.occurred_on > at.today)
    return wrong('occurred_on', `occurred_on is in the future: ${row.occurred_on}`)
  if (row.recorded_at !== null && row.recorded_at.slice(0, 10) > at.today)
    return wrong('recorded_at', 'recorded_at is in the future')
  if (row.died_on !== null && row.died_on > at.today) return wrong('died_on', 'died_on is in the future')
  return undefined
}

function wrongPlace(known: Known, row: CaseloadRow): Refused | undefined {
  if (row.place !== null && !known.places.has(row.place))
    return wrong('place', `place is “${row.place}”, which is no place of this system`)
  if (row.team !== null && !known.teams.has(row.team))
    return wrong('team', `team is “${row.team}”, which is no team of this system`)
  return row.commissioner === null ? undefined : wrongCommissioner(known, row)
}

function wrongCommissioner(known: Known, row: CaseloadRow): Refused | undefined {
  const code = row.commissioner!
  const { place, history, successors } = known.commissioners.get(code)!
  const last = history.at(-1)
  if (!last) return wrong('commissioner', `commissioner is “${code}”, which is no organisation that is known`)
  if (place === null && successors.length > 0)
    return wrong(
      'commissioner',
      `commissioner ${code} closed on ${last.closedOn}; its work is with ${successors.join(', ')}`,
    )
  if (place === null) return wrong('commissioner', `commissioner ${code} has no place in this system`)
  if (last.closedOn !== null && last.closedOn < row.occurred_on)
    return wrong('commissioner', `commissioner ${code} closed on ${last.closedOn}, before ${row.occurred_on}`)
  const first = history[0]!
  if (row.inherited !== 'yes' && first.openedOn > row.occurred_on)
    return wrong(
      'commissioner',
      `commissioner ${code} opened on ${first.openedOn}, after ${row.occurred_on}; is the case inherited?`,
    )
  return undefined
}

type About = Omit<PendingCase, 'entries' | 'reference'> & { readonly diedOn: string | null }

function wrongNames({ known }: Batch, row: CaseloadRow): Refused | undefined {
  const { case: name, reference } = row
  if (reference === null) return undefined
  const [found, called] = [known.cases.get(name), known.cases.get(reference)]
  const key = caseKey(known, name)
  const isAnothers =
    (called && called.id !== found?.id) || (known.pendingReferences.get(reference) ?? key) !== key
  if (isAnothers) return wrong('reference', `reference ${reference} belongs to another case`)
  const kept = found ?? known.pendingCases.get(key)
  return kept && kept.reference !== reference
    ? wrong('reference', `the case ${name} has another reference here`)
    : undefined
}

/** Somebody known under this number must be the same person. */
function referralCase({ known }: Batch, row: CaseloadRow): Result<About> {
  const found = known.cases.get(row.case)
  const own = found ? known.peopleById.get(found.person) : undefined
  if (own && own.nhsNumber !== row.nhs_number)
    return wrong('nhs_number', `nhs_number is another one than the case ${row.case} has`)
  const earlier = personTold(known, row.nhs_number!)
  const isOwn = own !== undefined
  const earlierDeath = (own ?? known.people.get(row.nhs_number!))?.diedOn
  if (earlier && !isOwn && earlier.bornOn !== row.born_on)
    return wrong('born_on', 'nhs_number belongs to somebody who was born on another day')
  if (earlier && !isOwn && isAnotherName(earlier.familyName, plainName(toldName(row))))
    return wrong('family_name', 'nhs_number belongs to somebody with another family name')
  return done({
    ...{ pathway: found?.pathway ?? row.pathway!, receivedOn: row.occurred_on, number: row.nhs_number! },
    diedOn: row.died_on ?? deathOf(known, row.nhs_number!, earlierDeath),
  })
}

const toldName = (row: CaseloadRow): string => row.family_name ?? nameNotStated.familyName

/** Where one of two sources states no name, nothing speaks against it. */
const isAnotherName = (earlier: string, now: string): boolean =>
  earlier !== now && ![earlier, now].includes(plainName(nameNotStated.familyName))

function caseOf({ known }: Batch, row: CaseloadRow): Result<About> {
  const found = known.cases.get(row.case)
  const pending = known.pendingCases.get(caseKey(known, row.case))
  if (found) {
    const person = known.peopleById.get(found.person)
    return done({
      ...{ pathway: found.pathway, number: person!.nhsNumber },
      receivedOn: known.toldOfCases.get(found.id)?.receivedOn ?? found.receivedOn,
      diedOn: deathOf(known, person!.nhsNumber, person!.diedOn),
    })
  }
  if (!pending) return wrong('case', `case ${row.case} has no referral before this row, or it was rejected`)
  const there = known.people.get(pending.number)
  return done({ ...pending, diedOn: deathOf(known, pending.number, there?.diedOn) })
}

/** Nothing but its end, its letter and what the family asks for happens to a case after a death. */
export const afterDeath: readonly string[] = [
  ...[
    careFacts.died,
    careFacts.packageEnded,
    careFacts.closedWithoutDecision,
    careFacts.decisionCommunicated,
  ],
  ...[careFacts.localResolutionRequested, careFacts.localResolutionDecided, careFacts.pastPeriodRequested],
  ...[careFacts.pastPeriodDecided, careFacts.toldUs, careFacts.decisionVerified, withdrawn],
]

function wrongStep(row: CaseloadRow, about: About, mayFollowDeath: readonly string[]): Refused | undefined {
  if (!factNamesOf(about.pathway).includes(row.fact))
    return wrong('fact', `${row.fact} is not part of the pathway ${about.pathway}`)
  if (row.pathway !== null && row.pathway !== about.pathway)
    return wrong('pathway', `pathway is ${row.pathway}, but the case is on ${about.pathway}`)
  if (row.occurred_on < about.receivedOn && row.fact !== careFacts.transferred)
    return wrong('occurred_on', `occurred_on is before the referral of ${about.receivedOn}`)
  if (about.diedOn !== null && row.occurred_on > about.diedOn && !mayFollowDeath.includes(row.fact))
    return wrong('occurred_on', `occurred_on is after the person’s death on ${about.diedOn}`)
  return undefined
}

function wrongReference(batch: Batch, row: CaseloadRow): Refused | undefined {
  const there = entriesOf(batch, row)
  if (row.about !== null && !there.has(row.about))
    return wrong('about', `about is ${row.about}, which is no earlier entry of the case`)
  if (row.withdraws !== null && !there.has(row.withdraws))
    return wrong('withdraws', `withdraws is ${row.withdraws}, which is no earlier entry of the case`)
  return undefined
}
