/** The multidisciplinary team meets and completes the Decision Support Tool. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { assessmentRows, characteristics, indicationOf, isValidTeam, professions } from '../assessment.ts'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'
import { settingTitles } from '../found.ts'

export const bookMeeting = caseAct({
  act: 'book-meeting',
  question: 'When does the team meet?',
  fields: {
    bookedOn: fields.dayField('Day of the meeting', { required: 'Enter the day of the meeting' }),
    at: fields.timeField('Time', { hint: 'For example, 14:00' }),
    how: fields.text('Where or how', { hint: 'For example, by video, or at the care home' }),
  },
  perform({ actor }, { bookedOn, at, how }) {
    if (bookedOn < actor.at.today)
      return refuse('invalid', 'A meeting is booked for today or later; record one that was held as held', {
        field: 'bookedOn',
      })
    return done({ fact: careFacts.meetingBooked, occurredOn: actor.at.today, detail: { bookedOn, at, how } })
  },
})

export const holdMeeting = caseAct({
  act: 'hold-meeting',
  question: 'What did the team find?',
  explains:
    'A domain that is disputed takes the higher level if there is reasonable evidence for it; otherwise record each view. Well-managed needs are still needs.',
  usually: { on: 'booked' },
  fields: {
    on: fields.dayField('Day of the meeting', { required: 'Enter the day of the meeting' }),
    setting: fields.choice('Where the person was assessed', settingTitles, {
      required: 'Choose where the person was assessed',
    }),
    present: fields.several('Who took part', professions, { required: 'Choose who took part' }),
    domains: fields.levels('Decision Support Tool', assessmentRows, {
      required: 'Choose a level for every domain',
    }),
    nature: fields.longText(characteristics.nature, { required: 'Describe the nature of the needs' }),
    intensity: fields.longText(characteristics.intensity, { required: 'Describe their intensity' }),
    complexity: fields.longText(characteristics.complexity, { required: 'Describe their complexity' }),
    unpredictability: fields.longText(characteristics.unpredictability, {
      required: 'Describe their unpredictability',
    }),
    disagreement: fields.longText('Disagreement', { hint: 'Which domain, whose view, on what evidence' }),
  },
  perform(_case, { on, present, domains, ...rest }) {
    if (!isValidTeam(present))
      return refuse(
        'invalid',
        'A team needs two professionals of different healthcare professions, or one and a Care Act assessor',
        { field: 'present' },
      )
    return done({
      ...{ fact: careFacts.meetingHeld, occurredOn: on },
      detail: { present, domains, indication: indicationOf(domains), ...rest },
    })
  },
})
