/** An act on a case as a person does it: its button, its form field by field, its button again. */
import { caseActs, type PathwayAct } from '../../src/care/index.ts'
import { actTitles } from '../../src/care/pathways/index.ts'
import type { Visitor } from '../visitor.ts'
import { casePage } from './case-page.ts'
import { formOf } from './form.ts'

/** By the names of an act's fields: a day, a text, a choice by its words, several of them, or a level for every row. */
export type Answers = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>>

/** Types the answers into the form that is open, without sending it. */
export async function fill(visitor: Visitor, act: PathwayAct, answers: Answers): Promise<void> {
  const form = formOf(visitor)
  for (const [name, answer] of Object.entries(answers)) {
    const field = caseActs.get(act)?.fields[name]
    if (!field) throw new Error(`${act} asks for no ${name}`)
    const { kind } = field.control
    if (kind === 'levels') await form.levels(answer as Readonly<Record<string, string>>)
    else if (Array.isArray(answer)) await form.tick(field.label, answer)
    else if (kind === 'day') await form.day(field.label, String(answer))
    else if (kind === 'choice' || kind === 'offered') await form.chooseOrPick(field.label, String(answer))
    else await form.text(field.label, String(answer))
  }
}

/** The whole act, from the case page to what follows it. */
export async function act(visitor: Visitor, name: PathwayAct, answers: Answers): Promise<void> {
  await casePage(visitor).begin(actTitles[name])
  await fill(visitor, name, answers)
  await formOf(visitor).send(actTitles[name])
}
