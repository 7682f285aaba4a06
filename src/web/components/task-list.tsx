import { Anchor } from './link.tsx'
import { type Content, classNames, isPresent, type PartProps } from './part.ts'
import { Tag, type TagProps } from './tag.tsx'

export interface TaskListItem {
  readonly heading: Content
  /** Without it the task cannot be opened yet. */
  readonly href?: string | undefined
  readonly hint?: Content
  /** Plain words for what is done, a tag for what is not. */
  readonly status: string | { readonly tag: TagProps }
  readonly class?: string | undefined
  readonly statusClass?: string | undefined
}

export interface TaskListProps extends PartProps {
  readonly items: readonly TaskListItem[]
  readonly idPrefix?: string | undefined
}

/** What is to be done, each with how far it is. */
export function TaskList({ items, idPrefix = 'task-list', ...part }: TaskListProps) {
  return (
    <ul class={classNames('nhsuk-task-list', part.class)} id={part.id} {...part.attributes}>
      {items.map((item, index) => (
        <Task item={item} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  )
}

function Task({ item, id }: { readonly item: TaskListItem; readonly id: string }) {
  const hasHint = isPresent(item.hint)
  const name = classNames(
    'nhsuk-task-list__item',
    item.href && 'nhsuk-task-list__item--with-link',
    item.class,
  )
  return (
    <li class={name}>
      <div class="nhsuk-task-list__name-and-hint">
        <TaskName item={item} describedBy={`${hasHint ? `${id}-hint ` : ''}${id}-status`} />
        {hasHint && (
          <div class="nhsuk-task-list__hint" id={`${id}-hint`}>
            {item.hint}
          </div>
        )}
      </div>
      <div class={classNames('nhsuk-task-list__status', item.statusClass)} id={`${id}-status`}>
        {typeof item.status === 'string' ? item.status : <Tag {...item.status.tag} />}
      </div>
    </li>
  )
}

function TaskName({ item, describedBy }: { readonly item: TaskListItem; readonly describedBy: string }) {
  if (item.href === undefined) return <div>{item.heading}</div>
  return (
    <Anchor
      class="nhsuk-task-list__link nhsuk-link"
      href={item.href}
      attributes={{ 'aria-describedby': describedBy }}
    >
      {item.heading}
    </Anchor>
  )
}
