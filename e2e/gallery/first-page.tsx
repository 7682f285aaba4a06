import {
  Button,
  EmptyState,
  type EmptyStateProps,
  Endnotes,
  FigureNotes,
  FormElement,
  Input,
  Link,
  marksIn,
  type Note,
  type PromiseKind,
  PromiseTag,
  RangeBar,
  type RangeBarProps,
  Sentence,
  type SentenceModel,
  StoryBlock,
  type StoryLink,
  Tag,
} from '../../src/web/components/index.ts'

/** One answer of the first page. */
export interface StoryModel {
  readonly heading: string
  readonly promise?: PromiseKind
  /** Said in a tag where it is no promise: "forecast". */
  readonly kind?: string
  readonly sentence: SentenceModel
  readonly source?: string
  readonly range?: RangeBarProps
  readonly more?: readonly SentenceModel[]
  readonly link?: StoryLink
}

/** The first page of a system: what was promised, and is it being kept? */
export interface FirstPageModel {
  readonly question: string
  readonly findAreaAction: string
  readonly stories: readonly StoryModel[]
  readonly questions: { readonly heading: string; readonly empty: EmptyStateProps }
  readonly differing: readonly StoryLink[]
  readonly acts: readonly StoryLink[]
  readonly sources: readonly Note[]
}

/** Layout A of the design. Markup only: every word and number comes with the model. */
export function FirstPage({ model }: { readonly model: FirstPageModel }) {
  const sentences = model.stories.flatMap(story => [story.sentence, ...(story.more ?? [])])
  return (
    <>
      <h1>{model.question}</h1>
      <FormElement action={model.findAreaAction} method="get" class="app-inline-form">
        <Input name="area" label="Council, place or GP practice" />
        <Button variant="secondary">Find my area</Button>
      </FormElement>
      {model.stories.map(story => (
        <Story {...story} />
      ))}
      <section class="app-story">
        <h2 class="app-story__heading">{model.questions.heading}</h2>
        <EmptyState {...model.questions.empty} />
      </section>
      {model.differing.length > 0 && <Differing links={model.differing} />}
      <FigureNotes marks={marksIn(...sentences)} />
      <Links links={model.acts} />
      <Endnotes isForPrintOnly heading="Sources" notes={model.sources} />
    </>
  )
}

function Story({ promise, kind, sentence, range, more = [], ...story }: StoryModel) {
  const tag = promise ? <PromiseTag kind={promise} /> : kind && <Tag colour="none">{kind}</Tag>
  return (
    <StoryBlock {...story} tag={tag} sentence={<Sentence of={sentence} />}>
      {range && <RangeBar {...range} />}
      {more.map(line => (
        <p>
          <Sentence of={line} />
        </p>
      ))}
    </StoryBlock>
  )
}

function Differing({ links }: { readonly links: readonly StoryLink[] }) {
  return (
    <section class="app-story">
      <h2 class="app-story__heading">Figures that differ ({links.length})</h2>
      <Links links={links} isKept />
    </section>
  )
}

/** Links in a row; on paper only those that say something themselves are kept. */
function Links({ links, isKept }: { readonly links: readonly StoryLink[]; readonly isKept?: boolean }) {
  return (
    <ul class={isKept ? 'app-actions app-actions--kept' : 'app-actions'}>
      {links.map(link => (
        <li>
          <Link href={link.href}>{link.text}</Link>
        </li>
      ))}
    </ul>
  )
}
