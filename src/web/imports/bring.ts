/** `/{system}/work/imports/new`: a file is sent, and said to be what it is. */
import { done, refuse } from '#kit'
import { audit, bringFile, guardRole, type ImportChoice } from '#platform'
import { emptyForm } from '../form.ts'
import type { Page } from '../page.ts'
import { importRules } from './acts.ts'
import { BringPage } from './bring.page.tsx'

export const bringPage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports/new',
  act: importRules.bring,
  async show({ actor, form, refusal }) {
    const own = choices.filter(choice => !guardRole(choice.act, actor))
    return {
      ...{ title: 'Bring a file in', section: 'imports' },
      body: BringPage({ system: actor.system, choices: own, form: form ?? emptyForm, refusal }),
    }
  },
  submit: {
    act: importRules.bring,
    takesFile: true,
    async handle({ tx, actor, form, file }) {
      const choice = choices.find(each => each.name === form.text('choice'))
      if (!choice) return refuse('invalid', 'Say what the file is', { field: 'choice' })
      if (!file) return refuse('invalid', 'Choose the file', { field: 'file' })
      const brought = await bringFile(tx, actor, choice, file)
      if (!brought.ok) return brought
      const { id } = brought.value
      await audit(tx, actor, { act: importRules.bring.act, outcome: 'done', subject: id })
      const at = `/${actor.system}/work/imports/${id}`
      return done({ goTo: choice.saidAt === undefined ? at : `${at}/${choice.saidAt}` })
    },
  },
})
