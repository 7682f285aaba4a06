import { useContext } from 'preact/hooks'
import { countOf, numberInWords } from '../words.ts'
import { EmptyState, type EmptyStateProps } from './empty-state.tsx'
import { Link } from './link.tsx'
import { Pagination } from './pagination.tsx'
import { type Content, isPresent } from './part.ts'
import { Table, type TableCell } from './table.tsx'
import { TableShelf, tableHref } from './table-file.tsx'

export interface DataColumn {
  readonly heading: string
  /** Figures stand right, one digit above the other. */
  readonly isNumeric?: boolean | undefined
}

export interface DataTableProps {
  readonly id: string
  /** What the table says. */
  readonly caption: string
  /** As at when, in words: "as at 10 March 2021". */
  readonly asAt: string
  readonly columns: readonly DataColumn[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (string | number | TableCell)[])[]
  /** How many there are in all; shown as "20 of 412". Left out where counting them all would cost more than it tells. */
  readonly total?: number | undefined
  readonly empty: EmptyStateProps
  /** A list becomes cards on a phone; a matrix stays a matrix and scrolls sideways. */
  readonly kind?: 'list' | 'matrix' | undefined
  /** A form with an Apply button that sorts and filters on the server. */
  readonly filter?: Content
  readonly previousHref?: string | undefined
  readonly nextHref?: string | undefined
  readonly csvHref?: string | undefined
  /** How the figures in the cells were worked out. */
  readonly howHref?: string | undefined
}

/** Rows with what they say, how many there are, the way to the next ones, and the same as CSV. */
export function DataTable(props: DataTableProps) {
  return (
    <div class="app-data-table" id={props.id}>
      {isPresent(props.filter) && <div class="app-data-table__filter">{props.filter}</div>}
      {props.rows.length === 0 ? <EmptyState {...props.empty} /> : <FilledTable {...props} />}
    </div>
  )
}

function FilledTable(props: DataTableProps) {
  const shelf = useContext(TableShelf)
  shelf?.tables.set(props.id, props)
  const isMatrix = props.kind === 'matrix'
  const head = props.columns.map(column => ({
    text: column.heading,
    format: column.isNumeric ? ('numeric' as const) : undefined,
  }))
  return (
    <>
      <Table
        caption={{
          id: `${props.id}-caption`,
          text: (
            <>
              {props.caption}
              <span class="app-data-table__as-at">, {props.asAt}</span>
            </>
          ),
        }}
        head={head}
        rows={props.rows}
        firstCellIsHeader
        isResponsive={!isMatrix}
        isScrolling={isMatrix}
      />
      <TableFoot {...props} csvHref={props.csvHref ?? (shelf ? tableHref(shelf, props.id) : undefined)} />
      {(props.previousHref || props.nextHref) && (
        <Pagination
          ariaLabel={`Pages of: ${props.caption}`}
          previous={props.previousHref === undefined ? undefined : { href: props.previousHref }}
          next={props.nextHref === undefined ? undefined : { href: props.nextHref }}
        />
      )}
    </>
  )
}

function TableFoot({ rows, total, caption, csvHref, howHref }: DataTableProps) {
  return (
    <ul class="app-data-table__foot">
      <li>
        {total === undefined
          ? countOf(rows.length, 'row')
          : `${numberInWords(rows.length)} of ${numberInWords(total)}`}
      </li>
      {howHref && (
        <li>
          <Link href={howHref}>Show how these were worked out</Link>
        </li>
      )}
      {csvHref && (
        <li>
          <Link href={csvHref}>
            Download as CSV<span class="nhsuk-u-visually-hidden">: {caption}</span>
          </Link>
        </li>
      )}
    </ul>
  )
}
