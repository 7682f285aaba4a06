/** `/england/redraw`: what if the lines were drawn differently? The proposal stands in the address and can be sent on. */
import { type Day, done, parseDay, type Refusal } from '#kit'
import { guardRole } from '#platform'
import { type Page, type PageContext, statusOf, type Went } from '#web'
import { readingsOn } from '../../level.ts'
import { allChanged, type Change, type ChangeKind, changed, changeKinds } from '../../redraw/change.ts'
import { effectOf, leastShares } from '../../redraw/effect.ts'
import { keepProposal } from '../../redraw/keep-proposal.ts'
import type { Line } from '../../redraw/line.ts'
import { type Proposal, readChanges, writeProposal } from '../../redraw/proposal.ts'
import { redrawRules } from '../../redraw/rules.ts'
import { populationBands } from '../../store/levels.ts'
import { linesOn, listDays } from '../../store/lines.ts'
import { namedOn } from '../../store/organisations.ts'
import { keptPath, redrawHref, redrawPath } from './address.ts'
import { choicesFor, type Naming, wordsOfChange } from './choices.ts'
import { movedMap } from './moved-map.ts'
import { partnersOf } from './partners.ts'
import { RedrawPage } from './redraw.page.tsx'

export const redrawPage: Page = {
  path: redrawPath,
  act: redrawRules.redraw,
  async show(context) {
    const asked = await askedOf(context)
    const lines = await linesOn(context.tx, asked.proposal.on)
    const added = asked.adding ? addedTo(lines, asked.proposal, asked.adding) : null
    if (added && 'goTo' in added) return added
    const drawn = allChanged(lines, asked.proposal.changes)
    const after = drawn.ok ? drawn.value : lines
    const refusal = added ?? (drawn.ok ? null : drawn.refusal)
    const name = await namesOf(context, lines, asked.proposal.on)
    return {
      title: 'What if the lines were drawn differently?',
      ...(refusal ? { status: statusOf[refusal.code] } : {}),
      body: RedrawPage({
        ...asked,
        days: await listDays(context.tx),
        refusal: context.refusal ?? refusal,
        changes: asked.proposal.changes.map(change => wordsOfChange(change, name)),
        choices: asked.kind ? choicesFor(asked.kind, after, name) : null,
        effect: effectOf(lines, after, asked.leastShare),
        sizes: readingsOn(await populationBands(context.tx), 'system', asked.proposal.on),
        map:
          after === lines
            ? null
            : await movedMap(context.tx, { ...asked.proposal, before: lines, after, name }),
        partners: partnersOf(lines, after, name),
        name,
        mayKeep: guardRole(redrawRules['keep-proposal'], context.actor) === undefined,
        keptName: context.form?.text('name') ?? '',
        panels: await context.panels('redraw', writeProposal(asked.proposal)),
      }),
    }
  },
  submit: {
    act: redrawRules['keep-proposal'],
    async handle(context) {
      const { proposal } = await askedOf(context)
      const kept = await keepProposal(context.tx, context.actor, proposal, context.form.text('name'))
      return kept.ok ? done({ goTo: keptPath }) : kept
    },
  },
}

export type Adding = { readonly kind: ChangeKind; readonly what: string; readonly to: string }
type Asked = {
  readonly proposal: Proposal
  /** A part of a council counts as a part from this share on (0 to 1). */
  readonly leastShare: number
  /** What torn addresses held besides. */
  readonly unread: readonly string[]
  /** The form that is open. */
  readonly kind: ChangeKind | null
  /** What was chosen in it. */
  readonly adding: Adding | null
}

async function askedOf({ tx, query, actor }: PageContext): Promise<Asked> {
  const on = await dayOfLists(tx, query.get('on'), actor.at.today)
  const { changes, unread } = readChanges(query.getAll('change'))
  const kindText = query.get('kind') ?? ''
  const kind = Object.hasOwn(changeKinds, kindText) ? (kindText as ChangeKind) : null
  const isSent = kind !== null && query.has('what')
  return {
    ...{ proposal: { on, changes }, unread, kind },
    leastShare: leastShares.find(share => String(share) === query.get('share')) ?? 0,
    adding: isSent ? { kind, what: query.get('what') ?? '', to: query.get('to') ?? '' } : null,
  }
}

/** The lists in force on the day asked about; the first or last ones for a day outside them. */
export async function dayOfLists(tx: PageContext['tx'], text: string | null, today: Day): Promise<Day> {
  const days = await listDays(tx)
  const asked = parseDay(text ?? '') ?? today
  const found = days.findLast(day => day <= asked) ?? days[0]
  if (!found) throw new Error('No lists of small areas are loaded')
  return found
}

/** On to the proposal with the change, or what is wrong with it. */
function addedTo(lines: readonly Line[], proposal: Proposal, adding: Adding): Went | Refusal {
  const blank = (['what', 'to'] as const).find(field => adding[field] === '')
  if (blank) return { code: 'invalid', field: blank, message: missing[blank] }
  const change: Change = adding
  const before = allChanged(lines, proposal.changes)
  const next = before.ok ? changed(before.value, change) : before
  if (!next.ok) return next.refusal
  const whole = { ...proposal, changes: [...proposal.changes, change] }
  return { goTo: redrawHref(whole, '#effect') }
}
const missing = { what: 'Choose what moves', to: 'Choose where it goes' } as const

/** Of everything on the lines, as called on a day. */
export async function namesOf({ tx }: PageContext, lines: readonly Line[], on: Day): Promise<Naming> {
  const codes = new Set(
    lines.flatMap(line => [line.commissioner, line.lowerCouncil, line.upperCouncil, line.system]),
  )
  const named = await namedOn(tx, [...codes], on)
  return code => named.get(code)?.name ?? code
}
