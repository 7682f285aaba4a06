import { Details } from '#web'

/** What a page rests on that was not read at its source, under the mark that stands for it. */
export function UnverifiedRules({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return null
  return (
    <Details summary="Rules on this page that are not verified [x]">
      <ul>
        {rules.map(rule => (
          <li>{rule}</li>
        ))}
      </ul>
    </Details>
  )
}
