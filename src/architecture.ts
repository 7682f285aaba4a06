/**
 * Who may import whom, as data. `architecture.test.ts` holds every file to it; the page on architecture in docs/
 * explains it. An area may open the doors of the areas above it in the list, less those it may not.
 */

/** `all` above, `none`, or all but the ones named. */
type Opens = 'all' | 'none' | { readonly only: readonly string[] } | { readonly not: readonly string[] }

export type Area = {
  readonly name: string
  readonly opens: Opens
  /** True where only the definitions of other areas may be opened, not their doors; `kit` is open to everybody. */
  readonly definitionsOnly?: true
}

export const areas: readonly Area[] = [
  { name: 'kit', opens: 'none' },
  { name: 'statistics', opens: 'none' },
  { name: 'platform', opens: { only: ['kit'] } },
  { name: 'disclosure', opens: { only: ['kit', 'statistics', 'platform'] } },
  { name: 'web', opens: 'all' },
  { name: 'facts', opens: 'all' },
  { name: 'footprints', opens: 'all' },
  { name: 'clocks', opens: 'all' },
  { name: 'measures', opens: 'all' },
  { name: 'money', opens: 'all' },
  { name: 'governance', opens: 'all' },
  { name: 'care', opens: { not: ['governance'] } },
  { name: 'community', opens: { not: ['governance'] } },
  { name: 'voice', opens: { not: ['money', 'care', 'community'] } },
  { name: 'scrutiny', opens: { not: ['care', 'community', 'voice'] } },
  { name: 'standards', opens: 'all', definitionsOnly: true },
  // No public page can import a person's row.
  { name: 'publishing', opens: { not: ['facts', 'clocks', 'care', 'community'] } },
]

/** The folders that are no area: what tests share. Nothing but tests may open it. */
export const testingFolder = 'testing'

/** Beside the tests, the only files that may open what an area keeps for them. */
export const assemblers: readonly { readonly folder: string; readonly openedBy: readonly string[] }[] = [
  { folder: 'pages', openedBy: ['src/app.ts'] },
  { folder: 'api', openedBy: ['src/app.ts'] },
  { folder: 'commands', openedBy: ['src/cli.ts'] },
]

export type PackageRule = {
  /** One of these packages… */
  readonly packages: RegExp
  /** …only in files whose path matches. Tests may use any. */
  readonly usedBy: RegExp
  readonly why: string
}

/** Packages that only some files may touch. A package that is named nowhere here may be used nowhere. */
export const packageRules: readonly PackageRule[] = [
  {
    packages: /^kysely$/,
    usedBy: /^src\/(platform\/|[a-z-]+\/(.+\/)?store(\.ts|\/))/,
    why: 'queries stand in stores',
  },
  {
    packages: /^(pg|@types\/pg|pg-copy-streams|@types\/pg-copy-streams|pg-boss)$/,
    usedBy: /^src\/platform\//,
    why: 'the driver goes round row security, so only the platform speaks to it',
  },
  {
    packages: /^(fastify|@fastify\/[a-z-]+|typebox)$/,
    usedBy: /^src\/(web\/|app\.ts$|[a-z-]+\/api\/)/,
    why: 'acts and pages know requests by their own types',
  },
  {
    packages: /^(openid-client|oidc-provider)$/,
    usedBy: /^src\/web\/sign-in\//,
    why: 'sign-in is one place',
  },
  {
    packages: /^(preact|preact-render-to-string)$/,
    usedBy: /^src\/(web\/|[a-z-]+\/pages\/)/,
    why: 'markup stands in components and pages',
  },
  {
    packages: /^(@types\/)?d3-(scale|shape|geo)$/,
    usedBy: /^src\/web\//,
    why: 'charts and maps are components',
  },
  {
    packages: /^@resvg\/resvg-wasm$/,
    usedBy: /^src\/web\/charts\/files\//,
    why: 'a chart as dots is one of its files',
  },
  {
    packages: /^(@types\/)?geojson$/,
    usedBy: /^src\/(web|footprints)\//,
    why: 'boundaries are kept by footprints and drawn by web',
  },
  {
    packages: /^csv-parse$/,
    usedBy: /^src\/([a-z-]+\/commands\/|platform\/imports\/)/,
    why: 'rows from outside come in by the import pipeline or by a command',
  },
  {
    packages: /^temporal-polyfill$/,
    usedBy: /^src\/(kit|platform)\//,
    why: 'days are day numbers; zones are dealt with at the edge',
  },
]

/** The doors an area may open, by the order of the list and its own restriction. */
export function doorsOf(area: Area, list: readonly Area[] = areas): string[] {
  const above = list.slice(0, list.indexOf(area)).map(each => each.name)
  const { opens } = area
  if (opens === 'all') return above
  if (opens === 'none') return []
  if ('only' in opens) return [...opens.only]
  return above.filter(name => !opens.not.includes(name))
}

/** Where queries are not bound to stores: the platform opens the way itself. */
export const unboundByStores: readonly string[] = ['platform', testingFolder]

/**
 * Where the owner's connection may be used: a session is looked up before anybody is signed in, breaking glass changes
 * the session and writes the actor's audit row in one transaction, sign-in finds out which cases it opens to a family,
 * and reference data about organisations and places belongs to everybody.
 */
export const ownersStores =
  /^src\/((web|footprints)\/store\/|web\/sessions\/break-glass\.ts$|care\/store\/representatives\.ts$)/

const named = (area: string): Area | undefined => areas.find(each => each.name === area)

/** The same as the checks ask for it. An area that is not in the list may open nothing. */
export const house = {
  areas: areas.map(area => area.name),
  doorsOf: (area: string) => {
    const found = named(area)
    return found ? doorsOf(found) : []
  },
  definitionsOnly: (area: string) => named(area)?.definitionsOnly === true,
  testingFolder,
  assemblers,
  packageRules,
}
