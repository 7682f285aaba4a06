/** What one block of a reference package's own tests expects, as data. */
export type PackageCase = {
  readonly package: string
  readonly version: string
  /** Where it stands in the package: the test file, and the name of the block and which part of it. */
  readonly file: string
  readonly block: string
  /** Which of our answers it asks for. */
  readonly family: string
  readonly given: unknown
  readonly expected: Readonly<Record<string, Expected>>
  /** The figures are printed to so many decimals, or so many significant digits. */
  readonly decimals?: number
  readonly digits?: number
  /** Which rows of our columns are meant, where only a part was kept (default: from the first on). */
  readonly rows?: readonly number[]
  /** Columns that the package itself compares by their mean relative difference, and how far they may be apart. */
  readonly loose?: readonly string[]
  readonly looseTo?: number
}
export type Cell = number | string | boolean | null
export type Expected = Cell | readonly Cell[]

export type Answer = Readonly<Record<string, Expected>>
/** What we answer to a family of cases, from the inputs that such a case gives. */
export type Answers = Readonly<Record<string, (given: never) => Answer>>

const relative = 1e-9

/** Every cell of a case in which our answer does not agree, with what was expected and what we say. */
export function disagreementsOf(asked: PackageCase, answer: Answer): string[] {
  return Object.entries(asked.expected).flatMap(([column, expected]) => {
    const ours = answer[column]
    if (ours === undefined) return [`${column} is not answered`]
    const pairs = pairsOf(expected, ours, asked.rows)
    if (asked.loose?.includes(column)) return looseDisagreement(column, pairs, asked.looseTo ?? relative)
    return pairs.flatMap(([theirs, our], i) =>
      agrees(theirs, our, asked) ? [] : [`${column}[${i}]: expected ${theirs}, ours is ${our}`],
    )
  })
}

type Pair = readonly [expected: Cell, ours: Cell | undefined]

/** A list in the case may be shorter than ours: a package prints the beginning of a column. */
function pairsOf(expected: Expected, ours: Expected, rows?: readonly number[]): Pair[] {
  if (!Array.isArray(expected)) return [[expected as Cell, ours as Cell]]
  const list = ours as readonly Cell[]
  return expected.map((each, i) => [each, list[rows?.[i] ?? i]])
}

function agrees(theirs: Cell, ours: Cell | undefined, { decimals, digits }: PackageCase): boolean {
  if (typeof theirs !== 'number' || typeof ours !== 'number') return theirs === ours
  return Math.abs(theirs - ours) <= allowance(theirs, decimals, digits)
}

/** Half a unit of the last digit that is printed, or the relative difference of a closed form. */
function allowance(theirs: number, decimals?: number, digits?: number): number {
  if (decimals !== undefined) return 0.5000001 * 10 ** -decimals
  if (digits !== undefined) return 0.5000001 * 10 ** (Math.floor(Math.log10(Math.abs(theirs))) + 1 - digits)
  return relative * Math.abs(theirs)
}

/** The mean relative difference of a column: the sum of the differences over the sum of what was expected. */
function looseDisagreement(column: string, pairs: readonly Pair[], allowed: number): string[] {
  let apart = 0
  let size = 0
  for (const [theirs, ours] of pairs) {
    if (typeof theirs !== 'number' || typeof ours !== 'number') return [`${column} is not all numbers`]
    apart += Math.abs(theirs - ours)
    size += Math.abs(theirs)
  }
  return apart <= allowed * size ? [] : [`${column}: mean relative difference ${apart / size}`]
}
