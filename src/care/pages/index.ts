/** The pages of individual care, for the registry. */
import type { Page } from '#web'
import { actPage } from './act.ts'
import { assessmentPage } from './assessment.ts'
import { breakGlassPage, mendGlassPage } from './break-glass.ts'
import { careGivenPage } from './care.ts'
import { casePage } from './case.ts'
import { entriesPage } from './entries.ts'
import { findPage } from './find.ts'
import { hubPage } from './hub.ts'
import { lettersPage } from './letters.ts'
import { lookedPage } from './looked.ts'
import { mappingPage } from './mapping.ts'
import { myCasePage, myCasesPage } from './my-case.ts'
import { overviewPage } from './overview.ts'
import { rebalancePage } from './rebalance.ts'
import { redactFactPage } from './redact-fact.ts'
import { referPage } from './refer.ts'
import { lastReturnPage, returnFile, returnPage } from './return.ts'
import { returnRowsPage } from './return-rows.ts'
import { sentReferralsPage } from './sent-referrals.ts'
import { teamPage } from './team.ts'
import { variationPage } from './variation.ts'
import { worklistPage } from './worklist.ts'

export const carePages: readonly Page[] = [
  ...[breakGlassPage, mendGlassPage, entriesPage, redactFactPage],
  ...[myCasesPage, myCasePage, referPage, sentReferralsPage, worklistPage],
  ...[casePage, assessmentPage, careGivenPage, lettersPage, lookedPage, actPage],
  mappingPage,
  ...[lastReturnPage, returnPage, returnFile, returnRowsPage, variationPage],
  ...[teamPage, rebalancePage, hubPage, overviewPage, findPage],
]
