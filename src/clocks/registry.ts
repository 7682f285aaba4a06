/** The rules in force in this process. `app.ts` installs what the areas define; tests install their own. */
import { type ClockRule, factsOfRule } from './rule.ts'

let rules: readonly ClockRule[] = []

export function installRules(collected: readonly ClockRule[]): void {
  const twice = collected.find((rule, index) => collected.findIndex(other => other.id === rule.id) !== index)
  if (twice) throw new Error(`Two clock rules are called ${twice.id}`)
  rules = collected
}

export const installedRules = (): readonly ClockRule[] => rules

export function ruleNamed(id: string): ClockRule {
  const found = rules.find(rule => rule.id === id)
  if (!found) throw new Error(`There is no clock rule ${id}; was app.ts loaded?`)
  return found
}

/** The rules that a fact of this name can start, stop, pause or end. */
export const rulesTouchedBy = (name: string): ClockRule[] =>
  rules.filter(rule => factsOfRule(rule).includes(name))
