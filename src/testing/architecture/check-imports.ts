/** The rules about imports, over a graph. They know no area by name: the list comes from architecture.ts. */
import type { Fault } from './fault.ts'
import type { Import, Module } from './import-graph.ts'

export type House = {
  readonly areas: readonly string[]
  /** The doors an area may open. */
  doorsOf(area: string): readonly string[]
  /** True where only `#x/definitions` of other areas may be opened. */
  definitionsOnly(area: string): boolean
  readonly testingFolder: string
  readonly assemblers: readonly { readonly folder: string; readonly openedBy: readonly string[] }[]
  readonly packageRules: readonly {
    readonly packages: RegExp
    readonly usedBy: RegExp
    readonly why: string
  }[]
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
/** Worked examples, journeys and benchmarks look at the product from outside, as tests do. */
const isProduct = (path: string): boolean => path.startsWith('src/') && !isTest(path)
/** The folder below src/ that a file is in; undefined for the files that stand in src/ itself, and for others. */
export const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

type Rule = (house: House, from: string, to: Import) => string | undefined

const isOurs = (to: Import): boolean => to.resolved.startsWith('src/')
const isOfTypes = (to: Pick<Import, 'dependencyTypes'>): boolean => to.dependencyTypes.includes('type-only')
const isPackage = (to: Import): boolean => to.dependencyTypes.some(type => type.startsWith('npm'))

/** By the name under which a file fails. Each says what is wrong, or nothing. */
const importRules: Readonly<Record<string, Rule>> = {
  'unresolved import': (_house, _from, to) =>
    to.couldNotResolve ? `“${to.module}” leads nowhere` : undefined,

  'foreign door': (house, from, to) => {
    const [area, other] = [folderOf(from), folderOf(to.resolved)]
    if (!area || !other || other === area || !isOurs(to)) return undefined
    if (other === house.testingFolder || area === house.testingFolder) return undefined
    if (house.doorsOf(area).includes(other)) return undefined
    return `${area} may not open ${other} (“${to.module}”)`
  },

  'not by the door': (house, from, to) => {
    const [area, other] = [folderOf(from), folderOf(to.resolved)]
    if (!area || !other || other === area || !isOurs(to)) return undefined
    if (!/^#[a-z-]+(\/definitions)?$/.test(to.module)) return `“${to.module}” is not a door of ${other}`
    const needsDefinitions = house.definitionsOnly(area) && !isTest(from) && other !== 'kit'
    return needsDefinitions && !to.module.endsWith('/definitions')
      ? `${area} may open only #${other}/definitions`
      : undefined
  },

  'own door from inside': (_house, from, to) => {
    const area = folderOf(from)
    return area && isProduct(from) && to.module.startsWith('#') && folderOf(to.resolved) === area
      ? `“${to.module}” is the area's own door; inside, name the file`
      : undefined
  },

  'testing outside tests': (house, from, to) =>
    folderOf(to.resolved) === house.testingFolder && isProduct(from) && folderOf(from) !== house.testingFolder
      ? `only tests may open “${to.module}”`
      : undefined,

  'assembled elsewhere': (house, from, to) => {
    const found = house.assemblers.find(({ folder }) => new RegExp(`^src/[^/]+/${folder}/`).test(to.resolved))
    if (!found || !isProduct(from) || found.openedBy.includes(from)) return undefined
    if (from.startsWith(`src/${folderOf(to.resolved)}/${found.folder}/`)) return undefined
    return `${found.folder}/ of an area is opened only by ${found.openedBy.join(', ')} (“${to.module}”)`
  },

  'from outside src': (_house, from, to) =>
    from.startsWith('src/') && /^(spec|e2e|bench|bin|demo|docs)\//.test(to.resolved)
      ? `src may not import “${to.module}”`
      : undefined,

  // Two types that name each other are no circle: nothing of them is there when the product runs.
  'import in a circle': (_house, _from, to) =>
    to.circular && isOurs(to) && ![to, ...(to.cycle ?? [])].some(isOfTypes)
      ? [to.module, ...(to.cycle ?? []).map(each => each.name)].join(' → ')
      : undefined,

  'package in the wrong place': (house, from, to) => {
    if (!isPackage(to) || !isProduct(from) || folderOf(from) === house.testingFolder) return undefined
    const name = packageOf(to.module)
    const rules = house.packageRules.filter(rule => rule.packages.test(name))
    if (rules.length === 0) return `“${name}” is not in the list of packages`
    const broken = rules.find(rule => !rule.usedBy.test(from))
    return broken && `“${name}”: ${broken.why}`
  },

  'development package in the product': (house, from, to) =>
    to.dependencyTypes.includes('npm-dev') && isProduct(from) && folderOf(from) !== house.testingFolder
      ? `“${to.module}” is not there when the product is installed`
      : undefined,
}

const packageOf = (module: string): string =>
  module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/')

export function checkImports(modules: readonly Module[], house: House): Fault[] {
  // A cruise that finds no modules finds nothing wrong either.
  if (modules.length === 0) return [{ rule: 'nothing to check', where: 'src', what: 'no module was found' }]
  const unknown = [...new Set(modules.flatMap(each => folderOf(each.source) ?? []))].filter(
    folder => !house.areas.includes(folder) && folder !== house.testingFolder,
  )
  return [
    ...unknown.map(folder => ({
      ...{ rule: 'unknown area', where: `src/${folder}`, what: 'it is not in the list of architecture.ts' },
    })),
    ...modules.flatMap(({ source, dependencies }) =>
      dependencies.flatMap(to =>
        Object.entries(importRules).flatMap(([rule, broken]) => {
          const what = broken(house, source, to)
          return what === undefined ? [] : [{ rule, where: source, what }]
        }),
      ),
    ),
  ]
}

/** An order that allows a circle would make the list of areas worthless. */
export function checkOrder(house: Pick<House, 'areas' | 'doorsOf'>): Fault[] {
  return house.areas.flatMap((area, index) =>
    house
      .doorsOf(area)
      .filter(door => !house.areas.slice(0, index).includes(door))
      .map(door => ({ rule: 'order of the areas', where: area, what: `${door} is not above it` })),
  )
}
