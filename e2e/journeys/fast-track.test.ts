/**
 * Fast track from the tool to the end: a tool that says not who signed it, care that began in time though a wrong day
 * said otherwise, a daughter who disagrees with the review, funding that is not taken away without an assessment.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { nhsNumbers } from '../caseload.ts'
import { lookWideAndNarrow } from '../look.ts'
import { act } from '../pages/act.ts'
import { casePage } from '../pages/case-page.ts'
import { formOf } from '../pages/form.ts'
import { referPage } from '../pages/refer-page.ts'
import { wordsOf } from '../pages/words.ts'
import { worklistPage } from '../pages/worklist-page.ts'
import { type Stage, setStage } from '../stage.ts'
import { told } from '../told.ts'
import { open } from '../visitor.ts'

let stage: Stage
before(async () => {
  stage = await setStage('2021-03-05')
})
after(() => stage.close())

/** The code in the letter that waits to be sent. */
async function codeInTheLetter(): Promise<string> {
  const { rows } = await sql<{ body: string }>`select body from platform.outbox`.execute(
    stage.product.database.db,
  )
  const codes = rows.flatMap(({ body }) => /the code ([A-Z0-9-]+)/.exec(body)?.[1] ?? [])
  assert.equal(codes.length, 1)
  return codes[0]!
}

test('Fast track, from the tool to the end', async context => {
  const { given, when, thus } = told(context)
  const { cast, seen, day, onTheCase } = stage

  await given('Wendy sends a Fast Track Tool, refused until it says who signed it', async () => {
    const wendy = await cast.as('wendy')
    const refer = referPage(wendy)
    await refer.begin('A completed Fast Track Tool')
    const frank = {
      ...{ nhsNumber: nhsNumbers(1).next().value, firstName: 'Frank', lastName: 'Example' },
      ...{ bornOn: '1941-02-11', commissioner: 'NHS East Lancashire CCG' },
      ...{ signedOn: '2021-03-05', receivedOn: '2021-03-05' },
    }
    await refer.person(frank)
    await refer.signature(frank)
    await refer.send()
    assert.match((await refer.problems()).join(), /whether a registered nurse or a doctor responsible/)
    await lookWideAndNarrow(wendy.page, 'fast track: nobody signed')
    await wendy.page.getByRole('radio', { name: 'A doctor' }).check()
    await refer.send()
    seen.reference = await refer.reference()
  })
  await when('Nina accepts it from her list, which is the decision', async () => {
    const nina = await cast.as('nina')
    await worklistPage(nina).open()
    assert.match(await wordsOf(worklistPage(nina).row(seen.reference)), /7 March 2021, in 2 days/)
    await worklistPage(nina).begin(seen.reference, 'Accept for full consideration')
    await formOf(nina).send('Accept for full consideration')
    assert.match(await worklistPage(nina).recorded(), /Next: Start the package of care, by the broker/)
    await worklistPage(nina).openCase(seen.reference)
    seen.path = casePage(nina).path()
    assert.match(await casePage(nina).standing(), /^accepted.*eligible for NHS continuing healthcare$/)
    assert.match(await casePage(nina).limits(), /First review.*5 June 2021/)
  })
  await when('Carl records that care began, on the day on which he heard of it', async () => {
    await day('2021-03-08')
    const carl = await cast.as('carl')
    await onTheCase(carl)
    await act(carl, 'start-package', {
      ...{ on: '2021-03-08', provider: 'Pendleside Hospice at Home', setting: 'Own home', weekly: '2100' },
    })
    assert.match(await casePage(carl).limits(), /7 March 2021, done 8 March 2021, 1 day late/)
  })
  await thus('it was in time once he has corrected the day: care began on the Sunday', async () => {
    const carl = await cast.as('carl')
    const entry = '8 March 2021: Package of care started'
    await act(carl, 'correct-fact', { entry, rightDay: '2021-03-04', why: 'It began on the Sunday' })
    assert.match((await formOf(carl).problems()).join(), /before the referral was received/)
    await formOf(carl).day('The right day', '2021-03-07')
    await formOf(carl).send('Correct an earlier entry')
    assert.match(await casePage(carl).limits(), /7 March 2021, done 7 March 2021, in time/)
    assert.equal(await casePage(carl).standing(), 'care in place: eligible for NHS continuing healthcare')
    await lookWideAndNarrow(carl.page, 'fast track: corrected')
  })
  await when('Nina invites his daughter Ruth, books the review and does it', async () => {
    const nina = await cast.as('nina')
    await onTheCase(nina)
    await act(nina, 'invite-representative', {
      ...{ name: 'Ruth Example', relationship: 'daughter', authority: 'Health and welfare attorney' },
      ...{ checked: 'The registered power of attorney', address: '1 Any Street, Nelson' },
    })
    await day('2021-05-20')
    await onTheCase(nina)
    await act(nina, 'book-review', { bookedOn: '2021-05-27', how: 'At his home' })
    await day('2021-05-27')
    await worklistPage(nina).open()
    await worklistPage(nina).begin(seen.reference, 'Record a review')
    await formOf(nina).choose('Kind', 'Three-month review')
    await formOf(nina).choose(
      'What follows',
      'The need has changed materially: a new Decision Support Tool is needed',
    )
    await formOf(nina).text('What was found', 'He has rallied; the nights are quiet')
    await formOf(nina).send('Record a review')
  })
  await thus('Ruth, who follows the case, disagrees, and the unit reads it there', async () => {
    const ruth = await cast.as('ruth')
    await open(ruth, '/my-case')
    await formOf(ruth).text('Reference', seen.reference)
    await formOf(ruth).text('Code', await codeInTheLetter())
    await formOf(ruth).send('Follow this case')
    await formOf(ruth).choose('What is it about?', 'Something you should know')
    await formOf(ruth).text('What should we know?', 'I do not agree: the nights are not quiet')
    await formOf(ruth).send('Send')
    await lookWideAndNarrow(ruth.page, 'fast track: a daughter')
    const page = await onTheCase(await cast.as('nina'))
    assert.match(await page.happened(), /I do not agree: the nights are not quiet/)
    assert.match(await page.limits(), /5 June 2021, done 27 May 2021, in time/)
  })
  await when('Carl would end the funding, which needs a Decision Support Tool', async () => {
    const carl = await cast.as('carl')
    await onTheCase(carl)
    await act(carl, 'end-package', {
      ...{ on: '2021-05-27', reason: 'No longer eligible, after a new assessment' },
    })
    assert.match((await formOf(carl).problems()).join(), /only after a new Decision Support Tool/)
    await lookWideAndNarrow(carl.page, 'fast track: not without an assessment')
  })
  await when('Frank dies, and Helen records it', async () => {
    await day('2021-06-14')
    const helen = await cast.as('helen')
    await onTheCase(helen)
    await act(helen, 'record-death', { on: '2021-06-12', source: 'The hospice rang' })
  })
  await thus('the case has ended, nothing is due any more, and Ruth is told no more to do', async () => {
    const helen = await cast.as('helen')
    assert.match(await casePage(helen).standing(), /^ended/)
    assert.match(await casePage(helen).limits(), /Yearly review.*no longer due since 12 June 2021/)
    const ruth = await cast.as('ruth')
    assert.equal(await open(ruth, `/my-case/${seen.reference}`), 200)
    await lookWideAndNarrow(ruth.page, 'fast track: after his death')
    assert.deepEqual(cast.complaints(), [])
  })
})
