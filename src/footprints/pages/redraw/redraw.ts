/** `/england/redraw`: what if the lines were drawn differently? The proposal stands in the address and can be sent on. */
import { type Day, done, type Refusal } from '#kit'
import { guardRole, type Tx } from '#platform'
import { type Page, type PageContext, type Shown, statusOf, type Went } from '#web'
import { readingsOn } from '../../level.ts'
import { allChanged, type Change, changed } from '../../redraw/change.ts'
import { effectOf } from '../../redraw/effect.ts'
import { keepProposal } from '../../redraw/keep-proposal.ts'
import type { Line } from '../../redraw/line.ts'
import { type Proposal, readChanges, writeProposal } from '../../redraw/proposal.ts'
import { redrawRules } from '../../redraw/rules.ts'
import { populationBands } from '../../store/levels.ts'
import { linesOn } from '../../store/lines.ts'
import { daysOfLists } from '../../store/overlaps.ts'
import { keptPath, redrawHref, redrawPath } from './address.ts'
import { listsAsked } from './asked-lists.ts'
import { type Adding, type Asked, askedOf } from './asked-proposal.ts'
import { choicesFor, type Naming, wordsOfChange } from './choices.ts'
import { movedMap } from './moved-map.ts'
import { namesOf } from './names.ts'
import { partnersOf } from './partners.ts'
import { RedrawPage } from './redraw.page.tsx'
import { RedrawRefused } from './redraw-refused.page.tsx'

const title = 'What if the lines were drawn differently?'

export const redrawPage: Page = {
  path: redrawPath,
  act: redrawRules.redraw,
  async show(context) {
    const asked = await askedOf(context)
    if (!asked.ok) return refused(context, asked.refusal)
    const lines = await linesOn(context.tx, asked.value.proposal.on)
    const { proposal, adding } = asked.value
    const added = adding ? addedTo(lines, asked.value, adding) : null
    if (added && 'goTo' in added) return added
    const drawn = allChanged(lines, proposal.changes)
    const refusal = added ?? (drawn.ok ? asked.value.kindRefused : drawn.refusal)
    return shown(context, asked.value, lines, drawn.ok ? drawn.value : lines, refusal)
  },
  submit: {
    act: redrawRules['keep-proposal'],
    async handle(context) {
      const asked = await askedOf(context)
      if (!asked.ok) return asked
      const kept = await keepProposal(context.tx, context.actor, asked.value, context.form.text('name'))
      return kept.ok ? done({ goTo: keptPath }) : kept
    },
  },
}

async function shown(
  context: PageContext,
  asked: Asked,
  lines: readonly Line[],
  after: readonly Line[],
  refusal: Refusal | null,
): Promise<Shown> {
  const { proposal, share, kind } = asked
  const name = await namesOf(context.tx, lines, proposal.on)
  return {
    title,
    ...(refusal ? { status: statusOf[refusal.code] } : {}),
    body: RedrawPage({
      ...asked,
      days: await daysOfLists(context.tx),
      refusal: context.refusal ?? refusal,
      changes: proposal.changes.map(change => wordsOfChange(change, name)),
      choices: kind ? choicesFor(kind, after, name) : null,
      effect: effectOf(lines, after, share),
      sizes: readingsOn(await populationBands(context.tx), 'system', proposal.on),
      map: after === lines ? null : await movedMap(context.tx, { ...proposal, before: lines, after, name }),
      partners: partnersOf(lines, after, name),
      name,
      mayKeep: guardRole(redrawRules['keep-proposal'], context.actor) === undefined,
      keptName: context.form?.text('name') ?? '',
      panels: await context.panels('redraw', writeProposal(proposal)),
    }),
  }
}

/** Without an answer, but with everything that was asked. */
async function refused({ tx, query, actor }: PageContext, refusal: Refusal): Promise<Shown> {
  const days = await daysOfLists(tx)
  const { changes, unread } = readChanges(query.getAll('change'))
  const lists = await listsAsked(tx, query, actor.at.today)
  const name = await namesFor(tx, changes, lists.ok ? [lists.value] : days)
  return {
    ...{ title, status: statusOf[refusal.code] },
    body: RedrawRefused({
      ...{ refusal, days, unread },
      changes: changes.map(change => wordsOfChange(change, name)),
      asked: query,
    }),
  }
}

/** As on the last of these lists with which the changes can be made; where there are none, codes stand for themselves. */
async function namesFor(tx: Tx, changes: readonly Change[], days: readonly Day[]): Promise<Naming> {
  for (const day of days.toReversed()) {
    const lines = await linesOn(tx, day)
    if (allChanged(lines, changes).ok) return namesOf(tx, lines, day)
  }
  return code => code
}

/** On to the proposal with the change, or what is wrong with it. */
function addedTo(lines: readonly Line[], { proposal, share }: Asked, adding: Adding): Went | Refusal {
  const blank = (['what', 'to'] as const).find(field => adding[field] === '')
  if (blank) return { code: 'invalid', field: blank, message: missing[blank] }
  const change: Change = adding
  const before = allChanged(lines, proposal.changes)
  const next = before.ok ? changed(before.value, change) : before
  if (!next.ok) return next.refusal
  const whole: Proposal = { ...proposal, changes: [...proposal.changes, change] }
  return { goTo: redrawHref(whole, share, '#effect') }
}
const missing = { what: 'Choose what moves', to: 'Choose where it goes' } as const
