/**
 * Funded nursing care from the request to the end: continuing healthcare is not given by this door, a social worker
 * disagrees, a decision had the wrong day, care at home is refused, a son asks for local resolution, a death.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { nhsNumbers } from '../caseload.ts'
import { lookWideAndNarrow } from '../look.ts'
import { type Answers, act, fill } from '../pages/act.ts'
import { casePage } from '../pages/case-page.ts'
import { formOf } from '../pages/form.ts'
import { referPage } from '../pages/refer-page.ts'
import { worklistPage } from '../pages/worklist-page.ts'
import { type Stage, setStage } from '../stage.ts'
import { told } from '../told.ts'
import { inSystem, open } from '../visitor.ts'

let stage: Stage
before(async () => {
  stage = await setStage('2020-09-01')
})
after(() => stage.close())

const nursing = 'not eligible; NHS-funded nursing care'

test('Funded nursing care, from the request to the end', async context => {
  const { given, when, thus } = told(context)
  const { cast, seen, day, onTheCase } = stage

  await given('Wendy asks for nursing care in a home to be funded', async () => {
    const refer = referPage(await cast.as('wendy'))
    await refer.begin('A request for funded nursing care')
    const grace = {
      ...{ nhsNumber: nhsNumbers(1).next().value, firstName: 'Grace', lastName: 'Example' },
      ...{ bornOn: '1932-11-30', commissioner: 'NHS Blackburn with Darwen CCG' },
      ...{ signedOn: '2020-09-01', receivedOn: '2020-09-01' },
    }
    await refer.person(grace)
    await refer.signature(grace)
    await refer.send()
    seen.reference = await refer.reference()
  })
  await when('Helen finds it among the cases with nobody in charge, and names Nina', async () => {
    const helen = await cast.as('helen')
    await open(helen, inSystem(helen, '/work/teams/pennine-lancashire-team'))
    await helen.way.hand.press(helen.page.getByRole('link', { name: seen.reference }).first())
    await helen.page.getByRole('heading', { name: 'What happened' }).waitFor()
    seen.path = casePage(helen).path()
    await act(helen, 'name-coordinator', { coordinator: 'Nina Holme' })
    assert.equal(await casePage(helen).coordinator(), 'Nina Holme')
  })
  await when('Nina would recommend continuing healthcare, which is not this door', async () => {
    await day('2020-09-07')
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'recommend', {
      ...{ on: '2020-09-07', outcome: 'eligible for NHS continuing healthcare' },
      reasons: 'A registered nurse is needed day and night',
    })
    assert.match(
      (await formOf(nina).problems()).join(),
      /is referred to it; this pathway is for nursing care/,
    )
    await lookWideAndNarrow(nina.page, 'nursing care: not by this door')
  })
  await thus('she recommends nursing care, and Samira’s disagreement stands beside it', async () => {
    const nina = await cast.as('nina')
    await fill(nina, 'recommend', {
      outcome: nursing,
      dissent: 'Samira Wray, social worker: a care home without nursing would do',
    })
    await formOf(nina).send('Record the recommendation')
    assert.match(await casePage(nina).happened(), /Dissent: Samira Wray/)
  })
  await when('Judith verifies, and types the day wrong; Helen sends the letter', async () => {
    await day('2020-09-10')
    const judith = await cast.as('judith')
    await onTheCase(judith)
    const decision: Answers = { on: '2020-09-08', outcome: nursing, reasons: 'As the team recommended' }
    await act(judith, 'verify-decision', decision)
    assert.match(await casePage(judith).limits(), /First review.*8 December 2020/)
    const helen = await cast.as('helen')
    await onTheCase(helen)
    await act(helen, 'communicate-decision', {
      ...{ on: '2020-09-10', to: 'Her son' },
      contains: [
        'the decision',
        'the reasons, from the assessment',
        'how to ask for local resolution, within six months',
      ],
    })
  })
  await when('Judith corrects the day, though the letter has gone', async () => {
    const judith = await cast.as('judith')
    await onTheCase(judith)
    const entry = '8 September 2020: Decision verified'
    await act(judith, 'correct-fact', { entry, rightDay: '2020-09-11', why: 'It was the 10th' })
    assert.match((await formOf(judith).problems()).join(), /future/)
    await formOf(judith).day('The right day', '2020-09-10')
    await formOf(judith).send('Correct an earlier entry')
  })
  await thus(
    'the review moves with it, the case stands where it stood, and both days can be read',
    async () => {
      const page = casePage(await cast.as('judith'))
      assert.match(await page.limits(), /First review.*10 December 2020/)
      assert.doesNotMatch(await page.limits(), /8 December 2020/)
      assert.equal(await page.standing(), `decided: ${nursing}`)
      assert.match(await page.happened(), /Withdrawn on 10 September 2020: It was the 10th/)
      await lookWideAndNarrow((await cast.as('judith')).page, 'nursing care: corrected')
    },
  )
  await when('Carl starts the care, refused at home and taken in a home with nursing', async () => {
    await day('2020-09-14')
    const carl = await cast.as('carl')
    await worklistPage(carl).open()
    await worklistPage(carl).begin(seen.reference, 'Start the package of care')
    await fill(carl, 'start-package', {
      ...{ on: '2020-09-14', provider: 'Whalley Court', setting: 'Own home', weekly: '184' },
    })
    await formOf(carl).send('Start the package of care')
    assert.match((await formOf(carl).problems()).join(), /given in a care home with nursing/)
    await fill(carl, 'start-package', { setting: 'Care home with nursing' })
    await formOf(carl).send('Start the package of care')
    assert.match(await worklistPage(carl).recorded(), /Grace Example/)
  })
  await when('her son asks for local resolution, and the outcome is sent', async () => {
    await day('2020-10-01')
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'request-local-resolution', {
      ...{ on: '2020-10-01', by: 'Her son', grounds: 'Continuing healthcare was not looked at' },
    })
    await day('2020-10-20')
    const judith = await cast.as('judith')
    await onTheCase(judith)
    await act(judith, 'decide-local-resolution', {
      ...{ on: '2020-10-20', result: 'The decision stands', reasons: 'The Checklist was negative' },
    })
    assert.match(await casePage(judith).limits(), /local resolution.*done 1 October 2020, in time/)
  })
  await when('the review is done when it is due', async () => {
    await day('2020-12-09')
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'complete-review', {
      ...{ on: '2020-12-09', kind: 'Three-month review', outcome: 'The package fits the need' },
    })
    assert.match(await casePage(nina).limits(), /10 December 2020, done 9 December 2020, in time/)
  })
  await when('Grace dies, and Nina records it', async () => {
    await day('2021-02-03')
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'record-death', { on: '2021-02-02', source: 'Whalley Court rang' })
  })
  await thus('the case has ended, and no review of hers will be asked for', async () => {
    const nina = await cast.as('nina')
    assert.equal(await casePage(nina).standing(), `ended: ${nursing}`)
    assert.match(await casePage(nina).limits(), /Yearly review.*no longer due since 2 February 2021/)
    await lookWideAndNarrow(nina.page, 'nursing care: ended')
    await worklistPage(nina).open()
    assert.equal(await worklistPage(nina).has(seen.reference), false)
    assert.deepEqual(cast.complaints(), [])
  })
})
