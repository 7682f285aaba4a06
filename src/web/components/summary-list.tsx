import { ActionLink, type ActionLinkProps } from './action.tsx'
import { Card, type CardProps, cardHeading } from './card.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface SummaryListRow {
  readonly key: Content
  readonly value: Content
  readonly actions?: readonly ActionLinkProps[] | undefined
  readonly hasBorder?: boolean | undefined
  readonly class?: string | undefined
}

export interface SummaryListProps extends PartProps {
  readonly rows: readonly SummaryListRow[]
  readonly hasBorder?: boolean | undefined
  readonly hasLastRowBorder?: boolean | undefined
  readonly card?: CardProps | undefined
}

/** Names and what they are, with what can be changed. */
export function SummaryList({ card, ...props }: SummaryListProps) {
  if (!card) return <SummaryListElement {...props} />
  return (
    <Card {...card}>
      <SummaryListElement {...props} within={cardHeading(card.heading)?.text} />
    </Card>
  )
}

type ElementProps = Omit<SummaryListProps, 'card'> & { readonly within?: Content }

function SummaryListElement({
  rows,
  hasBorder = true,
  hasLastRowBorder = true,
  within,
  ...part
}: ElementProps) {
  const name = classNames(
    'nhsuk-summary-list',
    !hasBorder && 'nhsuk-summary-list--no-border',
    hasBorder && !hasLastRowBorder && 'nhsuk-summary-list--no-last-row-border',
    part.class,
  )
  const anyHasActions = rows.some(hasActions)
  return (
    <dl class={name} id={part.id} {...part.attributes}>
      {rows.map((row, index) => {
        const listBorders = !hasBorder || (!hasLastRowBorder && index === rows.length - 1)
        const rowClass = classNames(
          'nhsuk-summary-list__row',
          anyHasActions && !hasActions(row) && 'nhsuk-summary-list__row--no-actions',
          row.hasBorder === false && !listBorders && 'nhsuk-summary-list__row--no-border',
          row.class,
        )
        return <Row row={row} class={rowClass} within={within} />
      })}
    </dl>
  )
}

const hasActions = (row: SummaryListRow): boolean => (row.actions?.length ?? 0) > 0

interface RowProps {
  readonly row: SummaryListRow
  readonly class: string
  readonly within?: Content
}

function Row({ row, class: name, within }: RowProps) {
  return (
    <div class={name}>
      <dt class="nhsuk-summary-list__key">{row.key}</dt>
      <dd class="nhsuk-summary-list__value">{row.value}</dd>
      {hasActions(row) && (
        <dd class="nhsuk-summary-list__actions">
          <RowActions actions={row.actions ?? []} within={within} />
        </dd>
      )}
    </div>
  )
}

interface RowActionsProps {
  readonly actions: readonly ActionLinkProps[]
  readonly within?: Content
}

function RowActions({ actions, within }: RowActionsProps) {
  const links = actions.map(action => <ActionLink {...action} within={within} />)
  if (links.length === 1) return <>{links}</>
  return (
    <ul class="nhsuk-summary-list__actions-list">
      {links.map(link => (
        <li class="nhsuk-summary-list__actions-list-item">{link}</li>
      ))}
    </ul>
  )
}
