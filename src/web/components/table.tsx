import { isValidElement, type VNode } from 'preact'
import { numberInWords } from '../words.ts'
import { type CaptionProps, CaptionSlot } from './caption.tsx'
import { Card, type CardProps } from './card.tsx'
import type { LabelSize } from './label.tsx'
import { Link } from './link.tsx'
import { type Attributes, type Content, classNames, isPresent, type PartProps } from './part.ts'
import { Scroll } from './scroll.tsx'

export type CellAlign = 'left' | 'centre' | 'right'
export type CellWidth = 'one-quarter' | 'one-third' | 'one-half' | 'two-thirds' | 'three-quarters' | 'full'

export interface TableCell {
  readonly text?: Content
  readonly href?: string | undefined
  readonly visuallyHiddenText?: string | undefined
  /** Figures: right-aligned, all digits of one width. A column's heading gives it to its cells. */
  readonly format?: 'numeric' | 'string' | undefined
  readonly align?: CellAlign | undefined
  readonly width?: CellWidth | undefined
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface TableCaption extends PartProps {
  readonly text: Content
  readonly size?: LabelSize | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly caption?: string | CaptionProps | undefined
}

export interface TableProps extends PartProps {
  /** What the table says, and as at when. */
  readonly caption?: string | TableCaption | undefined
  readonly head?: readonly (string | TableCell)[] | undefined
  readonly rows: readonly (readonly (string | number | TableCell)[])[]
  readonly firstCellIsHeader?: boolean | undefined
  /** Rows become cards on a phone. */
  readonly isResponsive?: boolean | undefined
  /** Wider than a phone: scrolls sideways in a region that the keyboard reaches. Needs a caption. */
  readonly isScrolling?: boolean | undefined
  readonly isCompact?: boolean | undefined
  readonly isStriped?: boolean | undefined
  readonly hasBorder?: boolean | undefined
  readonly hasLastRowBorder?: boolean | undefined
  readonly card?: CardProps | undefined
}

/** Rows and columns. */
export function Table(props: TableProps) {
  const { card, isScrolling } = props
  const table = <TableElement {...props} />
  const scrolled = isScrolling ? <Scroll labelledBy={captionId(props)}>{table}</Scroll> : table
  return card ? <Card {...card}>{scrolled}</Card> : scrolled
}

const tableCaption = (caption: string | TableCaption | undefined): TableCaption | undefined =>
  typeof caption === 'string' ? { text: caption } : caption

/** A number is a count, and is written as everywhere else: "2,927". */
const cell = (given: string | number | TableCell): TableCell => {
  if (typeof given === 'object') return given
  return { text: typeof given === 'number' ? numberInWords(given) : given }
}

/** The caption's identifier: its own, the table's, or made of its first 40 characters. */
function captionId(props: TableProps): string | undefined {
  const caption = tableCaption(props.caption)
  if (caption?.id !== undefined || !props.isScrolling) return caption?.id
  if (props.id !== undefined) return `${props.id}-caption`
  if (typeof caption?.text !== 'string') return undefined
  return `table-${caption.text.replaceAll(' ', '-').toLowerCase().slice(0, 40)}-caption`
}

function TableElement(props: TableProps) {
  const { hasBorder = true, hasLastRowBorder = true } = props
  const name = classNames(
    'nhsuk-table',
    props.isCompact && 'nhsuk-table--compact',
    props.isResponsive && 'nhsuk-table--responsive',
    !hasBorder && 'nhsuk-table--no-border',
    hasBorder && !hasLastRowBorder && 'nhsuk-table--no-last-row-border',
    props.isStriped && 'nhsuk-table--striped',
    props.class,
  )
  const head = (props.head ?? []).map(cell)
  return (
    <table class={name} id={props.id} role={props.isResponsive ? 'table' : undefined} {...props.attributes}>
      <TableCaptionElement caption={tableCaption(props.caption)} id={captionId(props)} />
      {head.length > 0 && <TableHead head={head} isResponsive={props.isResponsive} />}
      <tbody class="nhsuk-table__body">
        {props.rows.map(row => (
          <tr class="nhsuk-table__row" role={props.isResponsive ? 'row' : undefined}>
            {row.map((given, index) => bodyCell(props, cell(given), head[index], index))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TableCaptionElement({
  caption,
  id,
}: {
  readonly caption: TableCaption | undefined
  readonly id?: string | undefined
}) {
  if (!caption) return null
  const name = classNames(
    'nhsuk-table__caption',
    caption.size && `nhsuk-table__caption--${caption.size}`,
    caption.class,
  )
  return (
    <caption class={name} id={id} {...caption.attributes}>
      <CaptionSlot caption={caption.caption} at="start" size={caption.size} />
      {caption.text}
      {caption.visuallyHiddenText && (
        <span class="nhsuk-u-visually-hidden"> ({caption.visuallyHiddenText})</span>
      )}
      <CaptionSlot caption={caption.caption} at="end" size={caption.size} />
    </caption>
  )
}

function TableHead({
  head,
  isResponsive,
}: {
  readonly head: readonly TableCell[]
  readonly isResponsive?: boolean | undefined
}) {
  return (
    <thead class="nhsuk-table__head" role={isResponsive ? 'rowgroup' : undefined}>
      <tr class="nhsuk-table__row" role={isResponsive ? 'row' : undefined}>
        {head.map(header => (
          <th
            class={cellClass('nhsuk-table__header', header)}
            scope="col"
            role={isResponsive ? 'columnheader' : undefined}
            colSpan={isResponsive ? undefined : header.colspan}
            rowSpan={header.rowspan}
            {...header.attributes}
          >
            {cellWords(header)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/**
 * A cell of the body. A function and not a part: a table of fifty rows has hundreds of cells, and setting up a part for
 * each took most of the page's time.
 */
function bodyCell(table: TableProps, given: TableCell, head: TableCell | undefined, column: number): VNode {
  const isHeader = column === 0 && table.firstCellIsHeader === true
  const Element = isHeader ? 'th' : 'td'
  const role = isHeader ? 'rowheader' : 'cell'
  const name = cellClass(isHeader ? 'nhsuk-table__header' : 'nhsuk-table__cell', {
    format: given.format ?? head?.format,
    align: given.align ?? (given.format === 'string' && head?.format === 'numeric' ? 'right' : head?.align),
    width: given.width,
    class: given.class,
  })
  return (
    <Element
      class={name}
      scope={isHeader ? 'row' : undefined}
      role={table.isResponsive ? role : undefined}
      colSpan={table.isResponsive ? undefined : given.colspan}
      rowSpan={given.rowspan}
      {...given.attributes}
    >
      {table.isResponsive && head ? labelledWords(given, head) : cellWords(given)}
    </Element>
  )
}

const cellClass = (base: string, { format, align, width, class: own }: TableCell): string =>
  format === undefined && align === undefined && width === undefined && own === undefined
    ? base
    : classNames(
        base,
        format === 'numeric' && `${base}--numeric`,
        align && `nhsuk-u-text-align-${align}`,
        width && `nhsuk-u-width-${width}`,
        own,
      )

/** The column's heading before the cell, for a phone, where the head is not shown. */
function labelledWords(given: TableCell, head: TableCell): Content {
  const words = cellWords(given)
  return [
    <span class="nhsuk-table__heading" aria-hidden="true">
      {head.visuallyHiddenText ? cellWords({ ...head, href: undefined }) : head.text}{' '}
    </span>,
    isValidElement(given.text) ? <span>{words}</span> : words,
  ]
}

function cellWords({ text, visuallyHiddenText, href }: TableCell): Content {
  const words = visuallyHiddenText
    ? [
        text,
        <span class="nhsuk-u-visually-hidden">
          {isPresent(text) && ' '}
          {visuallyHiddenText}
        </span>,
      ]
    : text
  return href ? <Link href={href}>{words}</Link> : words
}
