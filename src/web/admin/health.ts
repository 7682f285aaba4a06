/** Is it healthy? Jobs, messages, the database, the audit trail: for whoever keeps the product running. */
import { audit, healthOf, listJobs, listMessages, outboxStanding, realNow, sealedHead } from '#platform'
import type { Page } from '../page.ts'
import { healthRule } from './acts.ts'
import { HealthPage } from './health.page.tsx'

const messagesShown = 20

export const healthPage: Page = {
  path: '/admin',
  act: healthRule,
  async show({ tx, actor }) {
    await audit(tx, actor, { act: healthRule.act, outcome: 'read' })
    return {
      ...{ title: 'Is it healthy?', section: 'admin' },
      body: HealthPage({
        ...{ now: realNow(), node: process.version, upSeconds: Math.round(process.uptime()) },
        ...{ health: await healthOf(tx), head: await sealedHead(tx, actor.system) },
        ...{ jobs: await listJobs(tx), standing: await outboxStanding(tx) },
        messages: await listMessages(tx, actor, { limit: messagesShown }),
      }),
    }
  },
}
