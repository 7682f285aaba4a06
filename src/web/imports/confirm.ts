/** Applying, discarding and stopping: each asked on a page of its own, and then asked of the job. */
import { done, type Result, refuse } from '#kit'
import {
  type Actor,
  type ActRule,
  askFor,
  audit,
  changeFile,
  discardFile,
  type ImportChoice,
  realNow,
  type Tx,
} from '#platform'
import type { Page } from '../page.ts'
import { countOf } from '../words.ts'
import { importRules } from './acts.ts'
import { type ConfirmModel, ConfirmPage } from './confirm.page.tsx'
import { busy, type Opened, openFile } from './opened.ts'

type Step = {
  readonly path: string
  readonly act: ActRule
  words(opened: Opened): Pick<ConfirmModel, 'question' | 'consequences' | 'button'>
  /** How many rows it is about. */
  take(tx: Tx, actor: Actor, opened: Opened): Promise<Result<number>>
}

const stepPage =
  ({ path, act, words, take }: Step) =>
  (choices: readonly ImportChoice[]): Page => ({
    ...{ path: `/:system/work/imports/:file/${path}`, act },
    async show(context) {
      const opened = await openFile(choices, context)
      if (!opened.ok) return opened
      const said = words(opened.value)
      return {
        ...{ title: said.question, section: 'imports' },
        body: ConfirmPage({ ...said, opened: opened.value, refusal: context.refusal }),
      }
    },
    submit: {
      act,
      async handle(context) {
        const { tx, actor } = context
        const opened = await openFile(choices, context)
        if (!opened.ok) return opened
        const taken = await take(tx, actor, opened.value)
        if (!taken.ok) return taken
        const subject = opened.value.file.id
        await audit(tx, actor, { act: act.act, outcome: 'done', subject, rows: taken.value })
        return done({ goTo: opened.value.at })
      },
    },
  })

export const applyPage = stepPage({
  ...{ path: 'apply', act: importRules.apply },
  words({ staged, file }) {
    const rows = countOf(staged.accepted, 'row')
    if (staged.accepted === 0)
      return {
        question: 'Apply this file?',
        consequences: ['No row of it waits to be applied.'],
        button: null,
      }
    return {
      question: `Apply ${rows}?`,
      consequences: [
        'All of them are written at once, or none.',
        `They become part of the caseload, recorded by you, from ${file.file_name}. What is wrong afterwards is corrected by bringing the corrected file in: nothing is overwritten without a trace.`,
        ...(staged.rejected > 0
          ? [`${countOf(staged.rejected, 'rejected row')} stay here, to be put right and applied later.`]
          : []),
      ],
      button: `Apply ${rows}`,
    }
  },
  async take(tx, actor, opened) {
    const { staged, file } = opened
    const refused = busy(opened)
    if (refused) return refused
    if (staged.accepted === 0) return refuse('out-of-order', 'There is no row to apply')
    await askFor(tx, file, 'apply', actor, realNow())
    return done(staged.accepted)
  },
})

/** Asked for where the check was stopped, or the caseload has changed since. */
export const checkPage = stepPage({
  ...{ path: 'check', act: importRules.check },
  words: ({ run }) =>
    run?.state === 'staged'
      ? {
          question: 'Check this file against the caseload?',
          consequences: ['It counts anew what is new, changed and unchanged. Nothing is written.'],
          button: 'Check it',
        }
      : {
          question: 'Check this file against the caseload?',
          consequences: ['Nothing of it waits to be applied.'],
          button: null,
        },
  async take(tx, actor, opened) {
    const refused = busy(opened)
    if (refused) return refused
    const { file, run, staged } = opened
    if (run?.state !== 'staged') return refuse('out-of-order', 'Nothing of it waits to be applied')
    await askFor(tx, file, 'check', actor, realNow())
    return done(staged.accepted)
  },
})

export const discardPage = stepPage({
  ...{ path: 'discard', act: importRules.discard },
  words: ({ run, staged }) =>
    run?.state === 'applied'
      ? {
          question: 'Discard this file?',
          consequences: ['It was applied, so it cannot be discarded: its rows are in the caseload.'],
          button: null,
        }
      : {
          question: 'Discard this file?',
          consequences: [
            'Its rows and the file itself are removed from here. Nothing in the caseload changes.',
            ...(staged.rejected > 0 ? ['The rows that you put right are lost with it.'] : []),
          ],
          button: 'Discard the file',
        },
  async take(tx, actor, { file, staged }) {
    const discarded = await discardFile(tx, actor, file)
    return discarded.ok ? done(staged.accepted + staged.rejected) : discarded
  },
})

export const stopPage = stepPage({
  ...{ path: 'stop', act: importRules.stop },
  words: ({ file }) =>
    file.asked === null
      ? {
          question: 'Stop the work on this file?',
          consequences: ['Nothing is being done with it now.'],
          button: null,
        }
      : {
          question: 'Stop the work on this file?',
          consequences: ['What was begun is undone: all of it is written, or nothing.'],
          button: 'Stop it',
        },
  async take(tx, _actor, { file }) {
    if (file.asked === null) return refuse('out-of-order', 'It has come to its end already')
    await changeFile(tx, file, { is_cancelled: true })
    return done(0)
  },
})
