import { type Outcome, unworkable, worked } from '../outcome.ts'

/** What a command may be given: options that take a value, flags that take none, and how many bare words. */
export type ArgumentForm = {
  readonly options: readonly string[]
  readonly flags: readonly string[]
  readonly words: number
}

export type Arguments = {
  option(name: string): string | null
  has(flag: string): boolean
  readonly words: readonly string[]
}

/** Reads `--name value`, `--name=value`, `--flag` and bare words. Refuses what the form does not know. */
export function readArguments(args: readonly string[], form: ArgumentForm): Outcome<Arguments> {
  const options = new Map<string, string>()
  const flags = new Set<string>()
  const words: string[] = []
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!
    if (argument === '-' || !argument.startsWith('-')) {
      words.push(argument)
      continue
    }
    if (!argument.startsWith('--'))
      return unworkable('unknown-option', `there is no option ${argument}; --help lists them`, {
        field: argument,
      })
    const [name = '', inline] = splitOnce(argument.slice(2))
    if (form.flags.includes(name) && inline === undefined) flags.add(name)
    else if (form.options.includes(name)) {
      const value = inline ?? args[++i]
      if (value === undefined) return unworkable('missing-value', `--${name} needs a value`, { field: name })
      options.set(name, value)
    } else return unworkable('unknown-option', `there is no option --${name}`, { field: name })
  }
  if (words.length > form.words)
    return unworkable('unknown-option', `"${words[form.words]}" is one word too many`, { field: 'arguments' })
  return worked({ option: name => options.get(name) ?? null, has: flag => flags.has(flag), words })
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf('=')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** An option that must be a number; `usual` where it is not given. */
export function numberOption<T>(args: Arguments, name: string, usual: T): Outcome<number | T> {
  const text = args.option(name)
  if (text === null) return worked(usual)
  const value = Number(text)
  return text.trim() !== '' && Number.isFinite(value)
    ? worked(value)
    : unworkable('not-a-number', `--${name} must be a number; it is "${text}"`, { field: name })
}

/** An option that must be one of some words; the first is the usual one. */
export function choiceOption<T extends string>(
  args: Arguments,
  name: string,
  choices: readonly [T, ...T[]],
): Outcome<T> {
  const text = args.option(name)
  if (text === null) return worked(choices[0])
  const choice = choices.find(each => each === text)
  return choice === undefined
    ? unworkable('unknown-option', `--${name} must be one of ${choices.join(', ')}; it is "${text}"`, {
        field: name,
      })
    : worked(choice)
}
