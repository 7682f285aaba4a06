/**
 * Signing the return off: an analyst signs what was counted, a director signs the same; then it is frozen, and what
 * becomes known later makes another version beside it. Two people: nobody signs for both.
 */
import { done, type Quarter, quarterSpan, type Result, refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import { hashOf, sameCells } from './cells.ts'
import type { NationalReturn } from './national-return.ts'
import { returnRules } from './rules.ts'
import {
  cellsOfVersion,
  holdReturn,
  insertSignature,
  insertVersion,
  type ReturnOf,
  type Version,
  versionsOf,
} from './store/versions.ts'

/** What somebody who signs has seen and says. */
export type Prepared = {
  /** The hash of the numbers that the page showed. */
  readonly seen: string
  readonly why: string
}

/**
 * The analyst's signature on what was counted just now. Refuses: another role; other numbers than the page showed
 * (stale); a quarter that is not over, numbers that contradict each other, numbers that are frozen already or wait for
 * the director (out-of-order); a restatement without its reason (invalid, field why).
 */
export async function prepareReturn(
  tx: Tx,
  actor: Actor,
  counted: NationalReturn,
  { seen, why }: Prepared,
): Promise<Result<Version>> {
  const { commissioner, quarter, cells, sha256 } = counted
  const of: ReturnOf = { system: actor.system, commissioner, quarter }
  const refused =
    guard(returnRules['prepare-return'], actor, { system: actor.system }) ??
    isNotOver(quarter, actor) ??
    isOther(sha256, seen)
  if (refused) return refused
  const broken = counted.identities.filter(each => !each.holds)
  if (broken.length > 0)
    return refuse(
      'out-of-order',
      `You cannot sign this, because its numbers contradict each other: ${broken.map(each => each.id).join(', ')}`,
    )
  await holdReturn(tx, of)
  const versions = await versionsOf(tx, of)
  const frozen = versions.find(each => each.frozenAt !== null)
  const [newest] = versions
  if (newest && sameCells(await cellsOfVersion(tx, newest), cells))
    return refuse('out-of-order', `You cannot sign this, because ${sameAs(newest)}`)
  if (frozen && why === '')
    return refuse('invalid', `Say why it is not what version ${frozen.version} says`, { field: 'why' })
  const version: Version = {
    ...{ ...of, version: (newest?.version ?? 0) + 1, asAt: counted.asAt, preparedAt: actor.at.now },
    ...{ why: why || 'First return of the quarter', sha256, signatures: [], frozenAt: null },
  }
  await insertVersion(tx, version, cells)
  return done(await sign(tx, actor, version, 'analyst'))
}

const sameAs = ({ version, frozenAt }: Version): string =>
  frozenAt === null
    ? `version ${version} says the same and waits for the director`
    : `nothing has changed since version ${version} was signed off`

const isOther = (sha256: string, seen: string) =>
  sha256 === seen
    ? undefined
    : refuse(
        'stale',
        'Something has become known since you opened this page, and the numbers are others now. Check them, then sign',
      )

function isNotOver(quarter: Quarter, { at }: Actor) {
  const { to } = quarterSpan(quarter)
  return to < at.today
    ? undefined
    : refuse('out-of-order', `You cannot sign this yet, because the quarter ends on ${to}`)
}

/**
 * The director's signature freezes the newest version. Refuses: another role; nothing to sign (out-of-order); somebody
 * who signed it as analyst (not-permitted); another version or hash than the page showed (stale).
 */
export async function approveReturn(
  tx: Tx,
  actor: Actor,
  of: Omit<ReturnOf, 'system'>,
  seen: string,
): Promise<Result<Version>> {
  const { system } = actor
  const refused = guard(returnRules['approve-return'], actor, { system })
  if (refused) return refused
  await holdReturn(tx, { system, ...of })
  const [newest] = await versionsOf(tx, { system, ...of })
  if (!newest) return refuse('out-of-order', 'You cannot sign this yet, because no analyst has signed it')
  if (newest.frozenAt !== null)
    return refuse(
      'out-of-order',
      `You cannot sign this, because version ${newest.version} is signed off and frozen already, and no analyst has signed another`,
    )
  if (newest.signatures.some(each => each.actor === actor.id))
    return refuse(
      'not-permitted',
      'You cannot sign this, because you signed it as its analyst: somebody else does',
    )
  const { sha256 } = newest
  if (sha256 !== seen)
    return refuse(
      'stale',
      'The analyst has signed other numbers since you opened this page. Check them, then sign',
    )
  if (hashOf(await cellsOfVersion(tx, newest)) !== sha256)
    throw new Error(`Version ${newest.version} of the return ${of.quarter} is not what its analyst signed`)
  return done(await sign(tx, actor, newest, 'director'))
}

async function sign(
  tx: Tx,
  actor: Actor,
  version: Version,
  capacity: 'analyst' | 'director',
): Promise<Version> {
  const signature = { capacity, actor: actor.id, name: actor.name, signedAt: actor.at.now }
  await insertSignature(tx, version, signature)
  const rule = returnRules[capacity === 'analyst' ? 'prepare-return' : 'approve-return']
  await audit(tx, actor, { act: rule.act, outcome: 'done', subject: nameOf(version) })
  return {
    ...version,
    signatures: [...version.signatures, signature],
    frozenAt: capacity === 'director' ? signature.signedAt : null,
  }
}

const nameOf = ({ commissioner, quarter, version }: Version): string =>
  `return ${quarter} ${commissioner ?? 'all'} version ${version}`
