/** A return as it is read and downloaded: counted now, which is a draft, or a version as somebody signed it. */
import type { Day, Instant, Quarter } from '#kit'
import type { Tx } from '#platform'
import { type Cell, hashOf, type Identity, identitiesOf, sameCells } from './cells.ts'
import { cellsOfVersion, type Signature, type Version } from './store/versions.ts'

export type NationalReturn = {
  readonly commissioner: string | null
  readonly quarter: Quarter
  readonly asAt: Instant
  /** The number of the signed version whose numbers these are; null for a draft, which has none until it is signed. */
  readonly version: number | null
  readonly cells: readonly Cell[]
  readonly identities: readonly Identity[]
  readonly state: 'draft' | 'waiting' | 'frozen'
  /** Of the cells. */
  readonly sha256: string
  readonly signatures: readonly Signature[]
  readonly frozenAt: Instant | null
  /** The record is whole from this day on, and the quarter began earlier; null where that is not so, or was not asked. */
  readonly notWholeBefore: Day | null
}

export const stateTitles: Readonly<Record<NationalReturn['state'], string>> = {
  draft: 'draft',
  waiting: 'signed by its analyst, not yet by the director',
  frozen: 'signed off and frozen',
}

/** In words for a file; empty where there is nothing to say. */
export const recordNote = ({ notWholeBefore }: NationalReturn): string =>
  notWholeBefore === null ? '' : `not whole before ${notWholeBefore}`

type Counted = Pick<NationalReturn, 'commissioner' | 'quarter' | 'asAt' | 'cells'>

/** What was counted, under the number of the signed version that says the same. */
export const asCounted = (
  { commissioner, quarter, asAt, cells }: Counted,
  signed: Version | undefined,
): NationalReturn => ({
  ...{ commissioner, quarter, asAt, version: null, cells, identities: identitiesOf(cells) },
  ...{ state: 'draft', sha256: hashOf(cells), signatures: [], frozenAt: null, notWholeBefore: null },
  ...(signed ? standingOf(signed) : {}),
})

/** The version that says what was counted: that which waits, or the last that was frozen. */
export async function versionThatSays(
  tx: Tx,
  versions: readonly Version[],
  cells: readonly Cell[],
): Promise<Version | undefined> {
  const [newest] = versions
  for (const version of new Set([newest, versions.find(each => each.frozenAt !== null)]))
    if (version && sameCells(await cellsOfVersion(tx, version), cells)) return version
  return undefined
}

/** A version as it was signed: its numbers are read, never counted again. */
export async function asSigned(tx: Tx, version: Version): Promise<NationalReturn> {
  const { commissioner, quarter, asAt, sha256 } = version
  const cells = await cellsOfVersion(tx, version)
  return {
    ...{ commissioner, quarter, asAt, sha256, cells, identities: identitiesOf(cells) },
    ...standingOf(version),
  }
}

const standingOf = ({ version, signatures, frozenAt }: Version) => ({
  ...{ version, signatures, frozenAt, notWholeBefore: null },
  state: frozenAt === null ? ('waiting' as const) : ('frozen' as const),
})
