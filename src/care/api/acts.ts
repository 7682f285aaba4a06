/** Acts on a case as JSON: what may be done now, with what each asks for; and doing one. */
import { factsOf, subjectOf } from '#facts'
import { done, refuse } from '#kit'
import { audit, guard } from '#platform'
import { type ApiRoute, formOfJson, type JsonSchema, schemaOfFields } from '#web'
import { caseActs } from '../acts/index.ts'
import type { Case } from '../case.ts'
import type { CaseAct } from '../case-act.ts'
import { doAct } from '../do-act.ts'
import { nextActOf } from '../next-step.ts'
import { offersFor } from '../offers.ts'
import { actTitles, anyPathwayRule } from '../pathways/index.ts'
import { possibleActs } from '../possible-acts.ts'
import { careRules } from '../rules.ts'
import { findCase } from '../store.ts'

/** Where a case stands: nobody's name is in it. */
const standingOf = (found: Case, version: number) => ({
  ...{ id: found.id, reference: found.reference, pathway: found.pathway, state: found.state, version },
  ...{ commissioner: found.commissioner, place: found.place, team: found.team },
  ...{ receivedOn: found.receivedOn, decidedOn: found.decidedOn, outcome: found.outcome },
  ...{ waitingFor: found.waitingFor, waitingSince: found.waitingSince, bookedOn: found.bookedOn },
})
const caseSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    reference: { type: 'string' },
    pathway: { type: 'string' },
    state: { type: 'string' },
    version: { type: 'integer', description: 'Send it as `seen`: an act on an older version is refused' },
  },
}

export const possibleActsRoute: ApiRoute = {
  method: 'GET',
  path: '/api/:system/cases/:id/acts',
  act: careRules['view-case'],
  summary: 'What you may do with a case now, and what each act asks for',
  answers: {
    type: 'object',
    properties: {
      case: caseSchema,
      acts: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            act: { type: 'string' },
            title: { type: 'string' },
            question: { type: 'string' },
            isNextStep: { type: 'boolean' },
            body: { type: 'object', description: 'JSON Schema of what to send' },
          },
        },
      },
    },
  },
  async answer({ tx, actor, params }) {
    const found = await findCase(tx, actor.system, params.id ?? '')
    const subject = found && (await subjectOf(tx, actor.system, found.id))
    if (!found || !subject) return refuse('not-found', 'There is no such case that you can see')
    const target = { system: actor.system, subject: found.id, place: found.place }
    const refused = guard(careRules['view-case'], actor, target)
    if (refused) return refused
    await audit(tx, actor, {
      ...{ act: careRules['view-case'].act, outcome: 'read', subject: found.id, rows: 1 },
      ...{ person: found.person, place: found.place },
    })
    const facts = await factsOf(tx, actor.system, found.id)
    const acts: unknown[] = []
    for (const row of possibleActs(actor, found)) {
      const act = caseActs.get(row.act)
      if (!act) throw new Error(`There is no act ${row.act}`)
      const offers = await offersFor(tx, actor, { act, case: found, facts })
      acts.push({
        ...{ act: row.act, title: actTitles[row.act], question: act.question, explains: act.explains },
        ...{
          isNextStep: row.act === nextActOf(found),
          body: bodyOf(act, schemaOfFields(act.fields, offers)),
        },
      })
    }
    return done({ body: { case: standingOf(found, subject.version), acts } })
  },
}

/** What an act asks for, and `seen` beside it. */
function bodyOf({ fields }: CaseAct, schema: JsonSchema = schemaOfFields(fields)): JsonSchema {
  const seen = { type: 'integer', description: 'The version of the case that this rests on' }
  return { ...schema, properties: { ...(schema.properties as JsonSchema), seen } }
}

/** A route for each act, so that the documentation says what each asks for. */
export const actRoutes: readonly ApiRoute[] = [...caseActs.values()].map(act => ({
  method: 'POST',
  path: `/api/:system/cases/:id/acts/${act.act}`,
  act: anyPathwayRule(act.act),
  summary: actTitles[act.act],
  body: bodyOf(act),
  answers: { type: 'object', properties: { case: caseSchema } },
  async answer({ tx, actor, params, body }) {
    const { seen, ...values } = body
    if (seen !== undefined && !Number.isSafeInteger(seen))
      return refuse('invalid', 'The version is a whole number', { field: 'seen' })
    const acted = await doAct(tx, actor, act, {
      ...{ case: params.id ?? '', form: formOfJson(values) },
      ...(seen === undefined ? {} : { seen: seen as number }),
    })
    if (!acted.ok) return acted
    const subject = await subjectOf(tx, actor.system, acted.value.id)
    return done({ body: { case: standingOf(acted.value, subject?.version ?? 0) } })
  },
}))
