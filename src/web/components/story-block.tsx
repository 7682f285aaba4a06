import type { HeadingLevel } from './heading.tsx'
import { Link } from './link.tsx'
import { type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface StoryLink {
  readonly text: Content
  readonly href: string
}

export interface StoryBlockProps extends PartProps {
  readonly heading: Content
  readonly level?: HeadingLevel | undefined
  /** A promise's kind, or a word such as "forecast". */
  readonly tag?: Content
  /** The answer, with its number in it. */
  readonly sentence: Content
  /** Where it comes from: date, document, page. */
  readonly source?: Content
  /** What else must be said, a chart, a list. */
  readonly children?: Content
  readonly link?: StoryLink | undefined
}

/** One answer of a first page: heading, tag, sentence, source, and where there is more. */
export function StoryBlock({
  heading,
  level = 2,
  tag,
  sentence,
  source,
  children,
  link,
  ...part
}: StoryBlockProps) {
  const Heading: `h${HeadingLevel}` = `h${level}`
  return (
    <section class={classNames('app-story', part.class)} id={part.id} {...part.attributes}>
      <div class="app-story__top">
        <Heading class="app-story__heading">{heading}</Heading>
        {isPresent(tag) && <p class="app-story__tag">{tag}</p>}
      </div>
      <p class="app-story__sentence">{sentence}</p>
      {isPresent(source) && <p class="app-source">{source}</p>}
      {children}
      {link && (
        <p class="app-story__link">
          <Link href={link.href}>{link.text}</Link>
        </p>
      )}
    </section>
  )
}
