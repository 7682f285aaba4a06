/** `/{system}/work/imports`: the files that were brought in, and what waits. */
import { audit, type ImportChoice, listFiles, listRuns, realNow, runsOf, type Tx } from '#platform'
import type { Page } from '../page.ts'
import { importRules } from './acts.ts'
import { ListPage } from './list.page.tsx'

const filesPerPage = 50
const othersShown = 20

export const listPage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports',
  act: importRules['view-files'],
  async show({ tx, actor, query }) {
    const before = /^\d{4}-[\d-]{5}T[\d:.]+Z$/.exec(query.get('before') ?? '')?.[0]
    const found = await listFiles(tx, actor.system, before, filesPerPage + 1)
    const shown = found.slice(0, filesPerPage)
    const runs = await runsOf(
      tx,
      actor.system,
      shown.flatMap(file => file.run ?? []),
    )
    const files = shown.map(file => ({ file, run: runs.find(run => run.id === file.run) ?? null }))
    const last = files.at(-1)?.file
    await audit(tx, actor, { act: importRules['view-files'].act, outcome: 'read' })
    return {
      ...{ title: 'What was brought in?', section: 'imports' },
      body: ListPage({
        ...{ system: actor.system, files, now: realNow() },
        others:
          before === undefined ? await othersOf(tx, actor.system, new Set(found.map(each => each.run))) : [],
        titleOf: choice => choices.find(each => each.name === choice)?.title ?? choice,
        nextHref:
          last && found.length > filesPerPage
            ? `?${new URLSearchParams({ before: last.brought_at })}`
            : undefined,
      }),
    }
  },
})

const othersOf = async (tx: Tx, system: string, ours: ReadonlySet<string | null>) =>
  (await listRuns(tx, [system], { limit: othersShown * 2 }))
    .filter(run => run.audience === 'imports' && !ours.has(run.id) && run.state !== 'abandoned')
    .slice(0, othersShown)
