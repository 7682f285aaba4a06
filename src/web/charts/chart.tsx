import { useContext } from 'preact/hooks'
import { DataTable } from '../components/data-table.tsx'
import { Details } from '../components/details.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FigureValue } from '../components/figure.tsx'
import type { HeadingLevel } from '../components/heading.tsx'
import { Anchor, Link } from '../components/link.tsx'
import { type Content, classNames, isPresent } from '../components/part.ts'
import type { TableCell } from '../components/table.tsx'
import { typeface } from './colours.ts'
import { ChartShelf, chartHref } from './files/shelf.ts'
import type {
  Picture,
  PictureCell,
  PictureColumn,
  PictureFormat,
  PictureLink,
  PictureResult,
} from './picture.ts'

export interface ChartProps {
  readonly id: string
  /** What a `draw…` function gave: a picture, or why there is none. */
  readonly of: PictureResult
  /** "as at 10 March 2021" */
  readonly asAt: string
  /** Of the finding; 2 unless told. */
  readonly level?: HeadingLevel | undefined
  /** Where the figures come from: date, document, page. */
  readonly source?: Content
  /** How the figures were worked out. */
  readonly howHref?: string | undefined
}

/** A picture with the finding over it and its numbers under it; or why there is none. */
export function Chart(props: ChartProps) {
  const { id, of, level = 2, source } = props
  if (!of.ok) return <EmptyState why={of.refusal.message} />
  const picture = of.value
  const Heading: `h${HeadingLevel}` = `h${level}`
  return (
    <figure class="app-chart" id={id} aria-labelledby={`${id}-finding`}>
      <Heading class="app-chart__finding" id={`${id}-finding`}>
        {picture.finding}
      </Heading>
      <p class="app-chart__subtitle">{picture.subtitle}</p>
      <Verdicts picture={picture} />
      <div class={isShort(picture.list) ? 'app-chart__beside' : undefined}>
        <div class="app-chart__sheet">
          <Sheet id={id} picture={picture} format="wide" />
          <Sheet id={id} picture={picture} format="narrow" />
        </div>
        <AreaList picture={picture} />
      </div>
      <div class="app-chart__notes">
        {picture.notes.map(note => (
          <p>{note}</p>
        ))}
        {isPresent(source) && <p>{source}</p>}
      </div>
      <Numbers {...props} picture={picture} />
      <Files {...props} picture={picture} />
    </figure>
  )
}

/** One of the two sheets is shown: which, the width of the chart's own place decides. */
function Sheet({
  id,
  picture,
  format,
}: {
  readonly id: string
  readonly picture: Picture
  readonly format: PictureFormat
}) {
  const { width, height, content } = picture.draw(format)
  const [title, description] = [`${id}-${format}-title`, `${id}-${format}-description`]
  const links = picture.links?.(format) ?? []
  return (
    <svg
      class={`app-chart__svg app-chart__svg--${format}`}
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      font-family={typeface}
      role={links.length > 0 ? 'group' : 'img'}
      aria-labelledby={`${title} ${description}`}
      focusable="false"
    >
      <title id={title}>{picture.finding}</title>
      <desc id={description}>{picture.description}</desc>
      {links.length > 0 ? <g {...unread}>{content}</g> : content}
      {links.map(link => (
        <AreaLink {...link} />
      ))}
    </svg>
  )
}

/** The links say what the drawing under them shows. */
const unread = { 'aria-hidden': true } as const

/** What is an image has no parts for a screen reader, so a drawing with links is a group of them. */
function AreaLink({ name, href, path }: PictureLink) {
  return (
    <Anchor class="app-chart__link" href={href} attributes={{ 'aria-label': name }}>
      <title>{name}</title>
      <path d={path} fill="transparent" />
    </Anchor>
  )
}

function Verdicts({ picture }: { readonly picture: Picture }) {
  if (!picture.verdicts) return null
  return (
    <ul class="app-chart__verdicts">
      {picture.verdicts.map(({ icon, words }) => (
        <li class="app-verdict">
          <svg class="app-verdict__icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            {icon}
          </svg>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

/** A list that is no longer than its map stands beside it. */
const longestBeside = 24

const isShort = (list: Picture['list']): boolean => list !== undefined && list.length <= longestBeside

function AreaList({ picture }: { readonly picture: Picture }) {
  if (!picture.list) return null
  return (
    <ul
      class={classNames('app-chart__list', !isShort(picture.list) && 'app-chart__list--long')}
      aria-label={picture.subtitle}
    >
      {picture.list.map(({ name, value, href, swatch }) => (
        <li class="app-chart__area">
          {isPresent(swatch) && (
            <svg class="app-chart__swatch" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
              {swatch}
            </svg>
          )}
          <span class="app-chart__area-name">{href ? <Link href={href}>{name}</Link> : name}</span>{' '}
          <span class="app-chart__area-value">{value}</span>
        </li>
      ))}
    </ul>
  )
}

type FilledChart = ChartProps & { readonly picture: Picture }

const of = (finding: string): Content => <span class="nhsuk-u-visually-hidden"> ({finding})</span>

function Numbers({ id, asAt, howHref, picture }: FilledChart) {
  const { caption, columns, rows } = picture.table
  return (
    <Details summary={<>Numbers behind this chart{of(picture.finding)}</>} class="app-chart__numbers">
      <DataTable
        id={`${id}-numbers`}
        kind="matrix"
        caption={caption}
        asAt={asAt}
        columns={columns}
        rows={rows.map(row => row.map((cell, index) => shownCell(cell, columns[index])))}
        total={rows.length}
        empty={{ why: 'There are no numbers.' }}
        howHref={howHref}
      />
    </Details>
  )
}

const suppressedValue = { measure: '', place: '', date: '', value: null }

function shownCell(cell: PictureCell, column: PictureColumn | undefined): string | TableCell {
  if (cell === null) return { text: 'missing' }
  if (typeof cell === 'object') return { text: <FigureValue figure={suppressedValue} /> }
  if (typeof cell === 'string') return cell
  return column?.write ? column.write(cell) : String(cell)
}

const fileWords = { png: 'picture (PNG)', svg: 'drawing (SVG)', csv: 'numbers (CSV)' } as const

/** Of a chart on a page; a gallery or a letter has none. */
function Files({ id, asAt, picture }: FilledChart) {
  const shelf = useContext(ChartShelf)
  if (!shelf) return null
  shelf.charts.set(id, { picture, asAt })
  return (
    <ul class="app-chart__files">
      {Object.entries(fileWords).map(([format, words]) => (
        <li>
          <Link href={chartHref(shelf, id, format)}>
            Download as {words}
            {of(picture.finding)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
