/** What can happen in individual care, by the names under which it is recorded. */
export const referralReceived = 'care.referral-received'
export const coordinatorNamed = 'care.coordinator-named'
export const decisionVerified = 'care.decision-verified'
export const closedWithoutDecision = 'care.closed-without-decision'
