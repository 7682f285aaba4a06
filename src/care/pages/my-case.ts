/** What is happening to my mum's case? For those who act for somebody. */
import { clocksOf } from '#clocks'
import { factsOf } from '#facts'
import { teamsOf } from '#footprints'
import { done, londonDay, refuse } from '#kit'
import { type Actor, audit, listMessages, lookedAt, roleOf, type Tx } from '#platform'
import { colleagueNamed, emptyForm, Form, messagesOf, type Page, readFields } from '#web'
import { hashOfCode } from '../acts/invite-representative.ts'
import type { Case } from '../case.ts'
import { familyModel } from '../family/my-case.ts'
import { tellUs, tellUsFields } from '../family/tell-us.ts'
import { decisionLetters } from '../letters.ts'
import { coordinatorRoles } from '../offers.ts'
import { careRules } from '../rules.ts'
import { caseIdByReference, claimAccess, representationsOf } from '../store/representatives.ts'
import { findCase, findPerson } from '../store.ts'
import { ClaimPage, type MyCaseModel, MyCasePage, MyCasesPage } from './my-case.page.tsx'

async function heldCase(tx: Tx, actor: Actor, reference: string) {
  const who = (await representationsOf(tx, actor)).find(each => each.reference === reference)
  const id = who && (await caseIdByReference(tx, actor.system, reference))
  const found = id === undefined ? undefined : await findCase(tx, actor.system, id)
  const person = found && (await findPerson(tx, actor.system, found.person))
  return who && found && person ? { who, found, person } : undefined
}

/** The coordinator's role, and the team that can be rung. */
async function teamOf(tx: Tx, actor: Actor, found: Case): Promise<MyCaseModel['team']> {
  const { coordinator } = found
  const named =
    coordinator === null ? undefined : await colleagueNamed(tx, actor, coordinator, coordinatorRoles)
  const team = (await teamsOf(tx, actor.system)).find(each => each.team === found.team)
  return {
    role: named ? roleOf(named.role).title.toLowerCase() : null,
    ...{ name: team?.name ?? null, telephone: team?.telephone ?? null },
  }
}

/** A way to the form says what it is about. */
function aboutIn(query: URLSearchParams): Form {
  const what = query.get('about')
  return what === null ? emptyForm : new Form(new URLSearchParams({ what }))
}

export const myCasesPage: Page = {
  path: '/my-case',
  act: careRules['follow-own-case'],
  async show({ tx, actor, form, refusal }) {
    const cases = await representationsOf(tx, actor)
    const [only] = cases
    if (cases.length === 1 && only && !refusal) return { goTo: `/my-case/${only.reference}` }
    const claim = ClaimPage({ form: form ?? emptyForm, refusal })
    return { title: 'My case', section: 'my-case', body: MyCasesPage({ cases, claim }) }
  },
  submit: {
    act: careRules['follow-own-case'],
    async handle({ tx, actor, form }) {
      const reference = form.text('reference').toUpperCase()
      if (!(await claimAccess(tx, reference, hashOfCode(form.text('code')))))
        return refuse(
          'invalid',
          'The reference and code do not belong together, or the code was used already',
          { field: 'code' },
        )
      await audit(tx, actor, { act: careRules['follow-own-case'].act, outcome: 'done' })
      return done({ goTo: '/my-case' })
    },
  },
}

export const myCasePage: Page = {
  path: '/my-case/:reference',
  act: careRules['follow-own-case'],
  async show({ tx, actor, params, query, form, refusal }) {
    const held = await heldCase(tx, actor, params.reference ?? '')
    if (!held) return refuse('not-found', 'There is no such case that you can see')
    const { found, person, who } = held
    const facts = await factsOf(tx, actor.system, found.id)
    const clocks = await clocksOf(tx, actor.system, found.id)
    await audit(tx, actor, {
      ...{ act: careRules['follow-own-case'].act, outcome: 'read', subject: found.id, rows: 1 },
      ...{ person: found.person, place: found.place },
    })
    const looked = await lookedAt(tx, actor, found.id)
    const messages = await listMessages(tx, actor, { subject: found.id })
    const letters = [
      ...decisionLetters(facts).map(({ on }) => ({ on, title: 'The decision and its reasons' })),
      ...messages.map(({ created_at, title }) => ({ on: londonDay(created_at), title })),
    ]
    return {
      title: `Continuing healthcare assessment of ${person.givenName} ${person.familyName}`,
      section: 'my-case',
      body: MyCasePage({
        ...{ person, who, model: familyModel(found, facts, clocks, actor.at.today) },
        ...{ looked, letters, refusal, messages: messagesOf(refusal) },
        team: await teamOf(tx, actor, found),
        form: form ?? aboutIn(query),
      }),
    }
  },
  submit: {
    act: careRules['tell-us'],
    async handle({ tx, actor, params, form }) {
      const held = await heldCase(tx, actor, params.reference ?? '')
      if (!held) return refuse('not-found', 'There is no such case that you can see')
      const values = readFields(tellUsFields, form, {})
      if (!values.ok) return values
      const told = await tellUs(tx, actor, held.found.id, values.value)
      return told.ok ? done({ goTo: `/my-case/${held.found.reference}#so-far` }) : told
    },
  },
}
