import {
  Button,
  EmptyState,
  Figure,
  FigureNotes,
  figureMarks,
  Input,
  LeadSentence,
  Link,
  lowerFirst,
  PromiseTag,
  RangeBar,
  StoryBlock,
} from '#web'
import type { Difference, FirstPageModel, StoryModel } from '../first-page-model.ts'

export function FirstPage({ model }: { readonly model: FirstPageModel }) {
  return (
    <>
      <h1>What was promised, and is it being kept?</h1>
      {model.findAreaAction && <FindArea action={model.findAreaAction} />}
      {model.stories.length === 0 && (
        <LeadSentence>
          Nothing has been recorded for {model.systemName} yet.{' '}
          <Link href={model.promisesHref}>The promises that apply here</Link>
        </LeadSentence>
      )}
      {model.stories.map(story => (
        <Story story={story} />
      ))}
      <section class="app-story">
        <h2 class="app-story__heading">Questions</h2>
        <EmptyState why="None recorded yet." fills="Scrutiny councillors put them." />
      </section>
      {model.differences.length > 0 && <Differences differences={model.differences} />}
      <FigureNotes marks={model.marks} />
      <p>
        <Link href={model.promisesHref}>All promises, and which of them are kept</Link>
      </p>
    </>
  )
}

function FindArea({ action }: { readonly action: string }) {
  return (
    <form action={action} method="get" class="app-inline-form">
      <Input id="place" name="place" label="Council, place or GP practice" width={20} />
      <Button variant="secondary">Find my area</Button>
    </form>
  )
}

function Story({ story }: { readonly story: StoryModel }) {
  const { sentence, newer, range } = story
  return (
    <StoryBlock
      id={story.id}
      heading={story.heading}
      tag={story.kind ? <PromiseTag kind={story.kind} /> : story.tag}
      sentence={
        <>
          {sentence.text}
          {sentence.marks.map(mark => (
            <span class="app-figure__mark"> {figureMarks[mark]}</span>
          ))}
        </>
      }
      source={story.source}
      {...(story.link ? { link: story.link } : {})}
    >
      {range && (
        <RangeBar
          id={`${story.id}-range`}
          title={range.title}
          description={`A bar from ${range.title} on a scale from nothing`}
          low={range.low}
          high={range.high}
          middle={range.middle}
          write={value => range.words.get(value) ?? (value === 0 ? '£0' : String(value))}
        />
      )}
      {story.further.map(each => (
        <p>
          {each.text}
          {each.source && <span class="app-source"> {each.source}</span>}
        </p>
      ))}
      {story.note && <p>{story.note}</p>}
      {newer && (
        <p>
          Counted here: {lowerFirst(newer.figure.measure)}, {newer.quarter},{' '}
          <Figure figure={newer.figure} href={newer.href} />
        </p>
      )}
    </StoryBlock>
  )
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <section class="app-story">
      <h2 class="app-story__heading">Figures that differ ({differences.length})</h2>
      {differences.map(difference => (
        <>
          <p class="app-story__sentence">{difference.question}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {difference.said.map(each => (
              <li>
                {each.words}: {each.source}
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  )
}
