/** `/{system}/work/imports/{file}`: what a file would do, or has done, and what can be done with it. */
import { audit, changesAfter, type ImportChoice, lineText, rejectionsOf, rowsAfter } from '#platform'
import type { Page } from '../page.ts'
import { importRules } from './acts.ts'
import { FilePage, lineOf } from './file.page.tsx'
import { openWhenIdle } from './opened.ts'

const linesShown = 20
const changesShown = 5

export const filePage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports/:file',
  act: importRules['view-files'],
  async show(context) {
    const { tx, actor } = context
    const opened = await openWhenIdle(choices, context)
    if (!opened.ok) return opened
    const { file, run, preview } = opened.value
    const leftOut = run ? await rowsAfter(tx, run, 'left-out', 0, linesShown) : []
    const changes = run && preview ? await changesAfter(tx, run, 'all', 0, changesShown) : []
    await audit(tx, actor, {
      ...{ act: importRules['view-files'].act, outcome: 'read', subject: file.id },
      ...(changes.length > 0 ? { rows: changes.length } : {}),
    })
    return {
      ...{ title: file.file_name, section: 'imports' },
      body: FilePage({
        ...{ system: actor.system, opened: opened.value, now: Date.now() },
        rejections: run ? await rejectionsOf(tx, run) : [],
        changes,
        leftOut: leftOut.map(row => lineOf(row, lineText)),
      }),
    }
  },
})
