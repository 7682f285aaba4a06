/** Sending a referral as JSON: the same fields, the same questions and the same receipt as the page. */
import { done, refuse } from '#kit'
import { type ApiRoute, formOfJson, type JsonSchema } from '#web'
import { checklistDomainIds, checklistDomains, checklistLevels } from '../checklist.ts'
import { commissionersOfSystem } from '../commissioners.ts'
import { noticeKindOf, noticeKinds, readReferral } from '../read-referral.ts'
import { receiveReferral } from '../receive-referral.ts'
import { careRules } from '../rules.ts'

const text = (title: string): JsonSchema => ({ type: 'string', title })
const date = (title: string): JsonSchema => ({ type: 'string', format: 'date', title })

const body: JsonSchema = {
  type: 'object',
  properties: {
    kind: {
      type: 'string',
      oneOf: Object.entries(noticeKinds).map(([kind, title]) => ({ const: kind, title })),
    },
    'nhs-number': text('NHS number, ten digits'),
    'given-name': text('First name'),
    'family-name': text('Last name'),
    'born-on': date('Date of birth'),
    commissioner: text('National code of the commissioner of the person’s GP practice'),
    'signed-on': date('Day it was signed'),
    'signed-by': text('Who signed it, with their profession'),
    'received-on': date('Day it was received, where that was not today'),
    ...Object.fromEntries(
      checklistDomainIds.map(domain => [
        domain,
        { type: 'string', enum: [...checklistLevels], title: `Checklist: ${checklistDomains[domain].title}` },
      ]),
    ),
    proceed: {
      type: 'string',
      enum: ['yes', 'no'],
      title: 'Below the threshold: full consideration all the same',
    },
    reasons: text('Reasons to proceed below the threshold'),
    signer: { type: 'string', enum: ['nurse', 'doctor'], title: 'Who signed the Fast Track Tool' },
    why: text('What another notice is'),
  },
  required: [
    'kind',
    'nhs-number',
    'given-name',
    'family-name',
    'born-on',
    'commissioner',
    'signed-on',
    'signed-by',
  ],
}

export const referralsRoute: ApiRoute = {
  method: 'POST',
  path: '/api/:system/referrals',
  act: careRules['receive-referral'],
  summary: careRules['receive-referral'].title,
  body,
  answers: {
    type: 'object',
    properties: {
      reference: text('What to follow it by'),
      receivedOn: date('Day 0'),
      startsClock: { type: 'boolean', title: 'Whether the 28 days have started' },
      because: text('Why, or why not'),
    },
  },
  async answer({ tx, actor, body: sent }) {
    const kind = noticeKindOf(String(sent.kind ?? ''))
    if (!kind) return refuse('invalid', 'Say what you send', { field: 'kind' })
    const commissioners = await commissionersOfSystem(tx, actor)
    const referral = readReferral(formOfJson(sent), kind, commissioners)
    if (!referral.ok) return referral
    const received = await receiveReferral(tx, actor, referral.value)
    if (!received.ok) return received
    const { case: opened, startsClock, because } = received.value
    const { reference, receivedOn } = opened
    return done({ status: 201, body: { reference, receivedOn, startsClock, because } })
  },
}
