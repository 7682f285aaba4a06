/** One case: what happened, what is due, who is in charge, and what can be done next. */
import { open, type Visitor } from '../visitor.ts'
import { formOf } from './form.ts'
import { wordsOf } from './words.ts'

export function casePage(visitor: Visitor) {
  const { page, way } = visitor
  const inSummary = (key: string): Promise<string> =>
    wordsOf(page.locator('.nhsuk-summary-list__row', { hasText: key }).locator('dd').first())
  return {
    open: (path: string) => open(visitor, path),
    path: () => new URL(page.url()).pathname.replace(/\/(act\/.*|looked)$/, ''),
    /** The page of an act, by the words on its button or link. */
    async begin(act: string): Promise<void> {
      const link = page.getByRole('button', { name: act, exact: true })
      const offered = (await link.count()) > 0 ? link : page.getByRole('link', { name: act, exact: true })
      await Promise.all([page.waitForEvent('load'), way.hand.press(offered.first())])
    },
    offers: async (act: string) =>
      (await page.getByRole('button', { name: act, exact: true }).count()) +
        (await page.getByRole('link', { name: act, exact: true }).count()) >
      0,
    async openHowItWasReached(): Promise<string> {
      const details = page.getByRole('main').locator('details').first()
      await way.hand.press(details.locator('summary'))
      return wordsOf(details)
    },
    /** What is due, as the head of the page says it: one line a time limit. */
    async limits(): Promise<string> {
      const lines = await page.locator('.app-limits > li').allInnerTexts()
      return lines.map(line => line.replaceAll(/\s+/g, ' ')).join('\n')
    },
    /** Whom the case waits for, and what is booked. */
    waiting: () => wordsOf(page.locator('.app-limits ~ p').first()),
    standing: () => inSummary('Where it stands'),
    coordinator: () => inSummary('Coordinator'),
    happened: () => wordsOf(page.getByRole('list', { name: 'What happened, newest first' })),
  }
}

export const levelsOfDomains: Readonly<Record<string, string>> = {
  ...{ Breathing: 'moderate', 'Nutrition: food and drink': 'high', Continence: 'high' },
  ...{ 'Skin, including tissue viability': 'low', Mobility: 'severe', Communication: 'moderate' },
  ...{ 'Psychological and emotional needs': 'high', Cognition: 'high', Behaviour: 'severe' },
  ...{
    'Drug therapies and medication: symptom control': 'moderate',
    'Altered states of consciousness': 'low',
  },
  'Other significant care needs': 'no needs',
}

/** The Decision Support Tool as the team completed it: twelve domains and the four characteristics. */
export async function assessment(visitor: Visitor, on: string): Promise<void> {
  const form = formOf(visitor)
  await form.day('Day of the meeting', on)
  await form.choose('Where the person was assessed', 'At home or in a care home')
  await form.tick('Who took part', ['Registered nurse', 'Social worker or other Care Act assessor'])
  await form.levels(levelsOfDomains)
  for (const [label, text] of Object.entries({
    'Nature: the type of needs and the quality of care they ask for': 'Falls, pain and distress at night',
    'Intensity: how much, how severe, how continuous': 'Two carers day and night',
    'Complexity: how needs act on one another': 'Pain brings on distress, distress brings on falls',
    'Unpredictability: how needs change, and the risk if they are not met in time': 'Without warning',
  }))
    await form.text(label, text)
  await form.send('Record the meeting and its assessment')
}
