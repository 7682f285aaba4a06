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
import type { Form } from '../form.ts'
import type { Page } from '../page.ts'
import { countOf } from '../words.ts'
import { importRules } from './acts.ts'
import { countsOf, takenBackInWords } from './changes.page.tsx'
import { type ConfirmModel, ConfirmPage } from './confirm.page.tsx'
import { busy, mayBeChecked, type Opened, openFile } from './opened.ts'
import { effectsInWords } from './state.ts'

type Step = {
  readonly path: string
  readonly act: ActRule
  words(opened: Opened): Pick<ConfirmModel, 'question' | 'consequences' | 'look' | 'button' | 'preview'>
  /** How many rows it is about. */
  take(tx: Tx, actor: Actor, opened: Opened, form: Form): Promise<Result<number>>
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
        const { tx, actor, form } = context
        const opened = await openFile(choices, context)
        if (!opened.ok) return opened
        const taken = await take(tx, actor, opened.value, form)
        if (!taken.ok) return taken
        const subject = opened.value.file.id
        await audit(tx, actor, { act: act.act, outcome: 'done', subject, rows: taken.value })
        return done({ goTo: opened.value.at })
      },
    },
  })

export const applyPage = stepPage({
  ...{ path: 'apply', act: importRules.apply },
  words({ staged, file, preview, at }) {
    const rows = countOf(staged.accepted, 'row')
    if (staged.accepted === 0)
      return {
        question: 'Apply this file?',
        consequences: ['No row of it waits to be applied.'],
        button: null,
      }
    if (!preview)
      return {
        question: 'Apply this file?',
        consequences: ['It was not checked against the caseload yet. Check it, and see what it would do.'],
        button: null,
      }
    const { changed, takingBack } = countsOf(preview)
    return {
      question: `Apply ${rows}?`,
      preview: preview.fingerprint,
      look: changed === 0 ? undefined : { text: 'Show what changes', href: `${at}/changes` },
      consequences: [
        `As last checked against the caseload: ${effectsInWords(preview.effects)}.`,
        ...(takingBack > 0 ? [takenBackInWords(takingBack)] : []),
        'All of them are written at once, or none.',
        `They become part of the caseload, recorded by you, from ${file.file_name}. What is wrong afterwards is corrected by bringing the corrected file in: nothing is overwritten without a trace.`,
        ...(staged.rejected > 0
          ? [`${countOf(staged.rejected, 'rejected row')} stay here, to be put right and applied later.`]
          : []),
      ],
      button: `Apply ${rows}`,
    }
  },
  async take(tx, actor, opened, form) {
    const { staged, file, preview } = opened
    const refused = busy(opened)
    if (refused) return refused
    if (staged.accepted === 0) return refuse('out-of-order', 'There is no row to apply')
    if (!preview || form.text('preview') !== preview.fingerprint)
      return refuse('stale', 'It was checked again after you opened this page. Look at what it would do now.')
    await askFor(tx, file, 'apply', actor, realNow())
    return done(staged.accepted)
  },
})

/** Asked for where the check was stopped, or the caseload has changed since. */
export const checkPage = stepPage({
  ...{ path: 'check', act: importRules.check },
  words: opened =>
    mayBeChecked(opened)
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
    const { file, staged } = opened
    if (!mayBeChecked(opened)) return refuse('out-of-order', 'Nothing of it waits to be applied')
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
