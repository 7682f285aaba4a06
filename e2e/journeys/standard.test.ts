/**
 * Standard continuing healthcare from the Checklist to the end, day after day: the evidence that does not come, the
 * members who disagree, the council that disputes, the verifier who may not, the date that was wrong, the death.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { nhsNumbers } from '../caseload.ts'
import { lookWideAndNarrow } from '../look.ts'
import { type Answers, act, fill } from '../pages/act.ts'
import { casePage, levelsOfDomains } from '../pages/case-page.ts'
import { formOf } from '../pages/form.ts'
import { checklist, referPage } from '../pages/refer-page.ts'
import { worklistPage } from '../pages/worklist-page.ts'
import { type Stage, setStage } from '../stage.ts'
import { told } from '../told.ts'
import { inSystem, open } from '../visitor.ts'

let stage: Stage

before(async () => {
  stage = await setStage('2020-11-20')
  // A nurse who also verifies for the hub: the demonstration has nobody like that.
  await sql`insert into web.assignment (system, issuer, subject, role, organisation, from_on, name,
      organisation_name, places, teams, invented)
    select system, issuer, subject, 'hub-verifier', organisation, from_on, name, organisation_name,
      places, teams, invented
    from web.assignment where subject = 'bridget-garstang' and role = 'nurse-assessor'`.execute(
    stage.product.database.db,
  )
})
after(() => stage.close())

/** The team's meeting, without a word about who disagreed. */
const meeting: Answers = {
  setting: 'At home or in a care home',
  present: ['Registered nurse', 'Social worker or other Care Act assessor'],
  domains: levelsOfDomains,
  nature: 'Falls, pain and distress at night',
  intensity: 'Two carers day and night',
  complexity: 'Pain brings on distress, distress brings on falls',
  unpredictability: 'Without warning',
}

test('Standard continuing healthcare, from the Checklist to the end', async context => {
  const { given, when, thus } = told(context)
  const { cast, seen, day, onTheCase } = stage

  await given('Wendy on the ward sends a completed Checklist and keeps its receipt', async () => {
    const refer = referPage(await cast.as('wendy'))
    await refer.begin('A completed Checklist')
    const edna = {
      ...{ nhsNumber: nhsNumbers(1).next().value, firstName: 'Edna', lastName: 'Example' },
      ...{ bornOn: '1938-05-01', commissioner: 'NHS Blackburn with Darwen CCG' },
      ...{ signedOn: '2020-11-19', receivedOn: '2020-11-20' },
    }
    await refer.person(edna)
    await refer.levels(checklist({ Behaviour: 'A, high', Cognition: 'B, moderate' }))
    await refer.signature(edna)
    await refer.send()
    seen.reference = await refer.reference()
  })
  await when('Helen accepts it and names Nina, who is to decide by 18 December', async () => {
    await day('2020-11-23')
    const helen = await cast.as('helen')
    await worklistPage(helen).open()
    await worklistPage(helen).openCase(seen.reference)
    const page = casePage(helen)
    seen.path = page.path()
    assert.match(await page.limits(), /^Decision on eligibility.*18 December 2020, in 25 days/)
    await act(helen, 'accept', { on: '2020-11-23' })
    await act(helen, 'name-coordinator', { coordinator: 'Nina Holme' })
    assert.equal(await page.standing(), 'being assessed')
  })
  await when(
    'Nina records a best-interests decision, which is refused without what was assessed',
    async () => {
      await day('2020-11-25')
      const nina = await cast.as('nina')
      await onTheCase(nina)
      const consent: Answers = {
        ...{ on: '2020-11-25', advocate: 'Offered and accepted' },
        authority: 'Best-interests decision: the person lacks capacity for this decision',
      }
      await act(nina, 'record-consent', consent)
      assert.deepEqual(await formOf(nina).problems(), ['Say what document or assessment was seen'])
      await fill(nina, 'record-consent', { evidence: 'Capacity assessed on the ward on 24 November' })
      await formOf(nina).send('Record consent or authority')
      assert.match(
        await casePage(nina).happened(),
        /the person lacks capacity for this decision. Capacity assessed on the ward/,
      )
    },
  )
  await when('she asks for the hospital notes, chases them, and records the delay', async () => {
    const nina = await cast.as('nina')
    const asked = { on: '2020-11-25', what: 'Hospital notes', from: 'East Lancashire Hospitals' }
    await act(nina, 'ask-for-evidence', asked)
    await day('2020-12-10')
    const request = 'Hospital notes from East Lancashire Hospitals, 25 November 2020'
    await (await onTheCase(nina)).open(seen.path)
    await act(nina, 'chase-evidence', { request, on: '2020-12-10', note: 'Promised for next week' })
    await act(nina, 'record-delay', {
      ...{ on: '2020-12-10', cause: 'Waiting for evidence from others', justified: 'No' },
    })
    await lookWideAndNarrow(nina.page, 'standard: waiting')
  })
  await thus('the case waits for the hospital, and the 28 days keep counting', async () => {
    const page = await onTheCase(await cast.as('nina'))
    assert.match(await page.limits(), /18 December 2020, in 8 days/)
    assert.match(await page.waiting(), /Waiting for East Lancashire Hospitals, asked 15 days ago/)
  })
  await when('the notes come when it is late, and Bridget takes over while Nina is away', async () => {
    await day('2020-12-21')
    const nina = await cast.as('nina')
    assert.match(await (await onTheCase(nina)).limits(), /18 December 2020, 3 days late/)
    const request = 'Hospital notes from East Lancashire Hospitals, 25 November 2020'
    await act(nina, 'receive-evidence', { request, on: '2020-12-21', note: 'Complete' })
    const helen = await cast.as('helen')
    await onTheCase(helen)
    await act(helen, 'change-coordinator', { coordinator: 'Bridget Garstang' })
    assert.equal(await casePage(helen).coordinator(), 'Bridget Garstang')
  })
  await when('the team meets, its members disagree about mobility, and it recommends', async () => {
    const bridget = await cast.as('bridget', 'Nurse assessor')
    await onTheCase(bridget)
    await act(bridget, 'hold-meeting', {
      ...{ on: '2020-12-21', ...meeting },
      present: ['Registered nurse'],
    })
    assert.match((await formOf(bridget).problems()).join(), /two professionals of different/)
    await lookWideAndNarrow(bridget.page, 'standard: a team of one')
    await fill(bridget, 'hold-meeting', {
      present: ['Social worker or other Care Act assessor'],
      disagreement: 'Mobility: severe for the nurse by the falls record, high for the social worker',
    })
    await formOf(bridget).send('Record the meeting and its assessment')
    await act(bridget, 'recommend', {
      ...{ on: '2020-12-21', outcome: 'not eligible; NHS-funded nursing care' },
      reasons: 'The needs are those of a nursing home',
      dissent: 'The social worker: the nights are beyond what the council may provide',
    })
  })
  await when('the council is consulted, and disputes, which has its reasons', async () => {
    const bridget = await cast.as('bridget', 'Nurse assessor')
    await act(bridget, 'consult-council', { on: '2020-12-21', from: 'Blackburn with Darwen Council' })
    assert.match(await casePage(bridget).waiting(), /Waiting for Blackburn with Darwen Council/)
    await day('2020-12-22')
    const samira = await cast.as('samira')
    await onTheCase(samira)
    await act(samira, 'record-council-view', {
      ...{ request: 'view from Blackburn with Darwen Council, 21 December 2020', on: '2020-12-22' },
      ...{ view: 'It disputes', reasons: 'Beyond what the Care Act lets a council provide' },
    })
    assert.match(await casePage(samira).happened(), /The council disputes/)
  })
  await thus('Bridget, who assessed it, may not verify it at the hub', async () => {
    const bridget = await cast.as('bridget', 'Hub verifier')
    await onTheCase(bridget)
    await act(bridget, 'verify-decision', {
      ...{ on: '2020-12-22', outcome: 'not eligible; NHS-funded nursing care' },
      reasons: 'As recommended',
    })
    assert.match((await formOf(bridget).problems()).join(), /because you .* this case: somebody else/)
  })
  await when('Judith returns it, and the team recommends again', async () => {
    const judith = await cast.as('judith')
    await onTheCase(judith)
    await act(judith, 'return-to-team', { on: '2020-12-22', reasons: 'What of the nights?' })
    const bridget = await cast.as('bridget', 'Nurse assessor')
    await onTheCase(bridget)
    await act(bridget, 'recommend', {
      ...{ on: '2020-12-22', outcome: 'not eligible; NHS-funded nursing care' },
      reasons: 'The nights are quiet with the new medicine',
      dissent: 'The social worker keeps to her view',
    })
  })
  await when('she departs from the recommendation, which has to be explained', async () => {
    await day('2020-12-23')
    const judith = await cast.as('judith')
    await onTheCase(judith)
    const decision: Answers = {
      ...{ on: '2020-12-23', outcome: 'not eligible; joint package of care' },
      reasons: 'Needs at night exceed what a nursing home gives',
    }
    await act(judith, 'verify-decision', decision)
    assert.deepEqual(await formOf(judith).problems(), [
      'Give written reasons for departing from the recommendation',
    ])
    await lookWideAndNarrow(judith.page, 'standard: departing without reasons')
    await fill(judith, 'verify-decision', { departure: 'The council’s dispute is borne out by the record' })
    await formOf(judith).send('Verify the decision')
  })
  await thus('the 28 days stop five days late, and the first review has its day', async () => {
    const limits = await casePage(await cast.as('judith')).limits()
    assert.match(limits, /18 December 2020, done 23 December 2020, 5 days late/)
    assert.match(limits, /First review.*23 March 2021, in 90 days/)
  })
  await when('Helen sends the letter, which is refused while it is incomplete', async () => {
    const helen = await cast.as('helen')
    await onTheCase(helen)
    const letter = { on: '2020-12-23', to: 'Ruth Example, her daughter' }
    await act(helen, 'communicate-decision', { ...letter, contains: ['the decision'] })
    assert.match((await formOf(helen).problems()).join(), /The letter is not complete/)
    await fill(helen, 'communicate-decision', {
      contains: ['the reasons, from the assessment', 'how to ask for local resolution, within six months'],
    })
    await formOf(helen).send('Send the decision letter')
    assert.match(await casePage(helen).limits(), /local resolution.*23 June 2021/)
  })
  await when('Carl starts the package, and Nina books the review and does it', async () => {
    await day('2021-01-04')
    const carl = await cast.as('carl')
    await onTheCase(carl)
    await act(carl, 'start-package', {
      ...{ on: '2021-01-04', provider: 'Pendle View', setting: 'Care home with nursing', weekly: '1350' },
    })
    await day('2021-03-01')
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'book-review', { bookedOn: '2021-03-12', how: 'At Pendle View' })
    assert.match(await casePage(nina).waiting(), /Booked for 12 March 2021/)
    await day('2021-03-15')
    await onTheCase(nina)
    await act(nina, 'complete-review', {
      ...{ on: '2021-03-15', kind: 'Three-month review', outcome: 'The package fits the need' },
    })
    const limits = await casePage(nina).limits()
    assert.match(limits, /23 March 2021, done 15 March 2021, in time/)
    assert.match(limits, /Yearly review.*15 March 2022/)
  })
  await when('the family asks for local resolution, and the outcome is sent', async () => {
    const nina = await cast.as('nina')
    await act(nina, 'request-local-resolution', {
      ...{ on: '2021-03-15', by: 'Ruth Example', grounds: 'The nights were not looked at' },
    })
    await day('2021-04-12')
    const judith = await cast.as('judith')
    await onTheCase(judith)
    await act(judith, 'decide-local-resolution', {
      ...{ on: '2021-04-12', result: 'The decision stands', reasons: 'The nights were looked at again' },
    })
  })
  await when('Nina finds that the review was on the 12th, and corrects its day', async () => {
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'correct-fact', {
      ...{ entry: '15 March 2021: Review done', rightDay: '2021-03-12', why: 'It was on the 12th' },
    })
  })
  await thus('the yearly review is due on the 12th, and both entries stay readable', async () => {
    const page = casePage(await cast.as('nina'))
    assert.match(await page.limits(), /Yearly review.*12 March 2022/)
    assert.doesNotMatch(await page.limits(), /15 March 2022/)
    assert.match(await page.happened(), /It was on the 12th/)
    await lookWideAndNarrow((await cast.as('nina')).page, 'standard: corrected')
  })
  await when('Edna dies, and Carl records it', async () => {
    await day('2021-05-10')
    const carl = await cast.as('carl')
    await onTheCase(carl)
    await act(carl, 'record-death', { on: '2021-05-08', source: 'Pendle View rang' })
  })
  await thus('the case has ended, nothing is due, and no work list shows it', async () => {
    const nina = await cast.as('nina')
    const page = await onTheCase(nina)
    assert.equal(await page.standing(), 'ended: not eligible; joint package of care')
    assert.doesNotMatch(await page.limits(), /in \d+ (days|months)|late$/m)
    await lookWideAndNarrow(nina.page, 'standard: ended')
    await open(nina, inSystem(nina, '/work'))
    assert.equal(await worklistPage(nina).has(seen.reference), false)
    assert.deepEqual(cast.complaints(), [])
  })
})
