/** `/{system}/work/imports/{file}`: what a file would do, or has done, and what can be done with it. */
import { audit, type ImportChoice, lineText, rejectionsOf, rowsAfter } from '#platform'
import type { Page } from '../page.ts'
import { importRules } from './acts.ts'
import { FilePage, lineOf } from './file.page.tsx'
import { openWhenIdle } from './opened.ts'

const linesShown = 20

export const filePage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports/:file',
  act: importRules['view-files'],
  async show(context) {
    const { tx, actor } = context
    const opened = await openWhenIdle(choices, context)
    if (!opened.ok) return opened
    const { file, run } = opened.value
    const leftOut = run ? await rowsAfter(tx, run, 'left-out', 0, linesShown) : []
    await audit(tx, actor, { act: importRules['view-files'].act, outcome: 'read', subject: file.id })
    return {
      ...{ title: file.file_name, section: 'imports' },
      body: FilePage({
        ...{ system: actor.system, opened: opened.value, now: Date.now() },
        rejections: run ? await rejectionsOf(tx, run) : [],
        leftOut: leftOut.map(row => lineOf(row, lineText)),
      }),
    }
  },
})
