/** An invented system with one case that the return of its quarter counts, and its pages as tests ask for them. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { day } from '#kit'
import { type Actor, as, countingActor, type Db, jobActor, saveSystem } from '#platform'
import { Form, type Page, type PageContext } from '#web'
import { aMoment, anActor } from './actors.ts'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

const system = { system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true }
export const inventedQuarter = '2020-21-Q2'
const analyst = anActor('performance-analyst', { places: [], name: 'Ann' })
const director = anActor('director', { places: [], name: 'Dora' })

/** What of the area's own is needed: the page of the return, and bringing up to date what is counted. */
type Care = {
  readonly page: Page
  readonly readAgain: (db: Db, actor: Actor) => Promise<unknown>
}

export type AskedReturnPage = { query?: string; quarter?: string; form?: Record<string, string> }

/** Joan's request was received on 1 June 2020 and decided on 3 August: eligible. Both were recorded at 10 o'clock. */
export async function inventReturn(care: Care): Promise<InventedReturn> {
  const database = await freshDatabase()
  const { db } = database
  await saveSystem(db, system)
  await sql`insert into footprints.place (system, place, name) values ('north', 'hill', 'Hill')`.execute(db)
  await sql`insert into footprints.place_commissioner (system, place, commissioner) values ('north', 'hill', '00Q')`.execute(
    db,
  )
  await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    values ('north', 'joan', '9990000018', 'Example', 'Joan', 'example', '1938-05-01', 'hill')`.execute(db)
  await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
    values ('north', 'case-1', 'K7QF-2M9X', 'joan', 'standard', 'verified', '00Q', 'hill', '2020-06-01', '2020-08-03')`.execute(
    db,
  )
  await sql`insert into facts.subject (system, id, kind, audience, place, version) values ('north', 'case-1', 'case', 'care', 'hill', 2)`.execute(
    db,
  )
  await sql`insert into facts.fact (system, id, subject, name, occurred_on, recorded_at, recorded_by, recorded_role, detail, audience, place)
    values ('north', 1, 'case-1', 'care.referral-received', '2020-06-01', '2020-06-01T10:00:00Z', 'x', 'nurse-assessor',
        '{"pathway": "standard", "commissioner": "00Q", "fullConsideration": true}', 'care', 'hill'),
      ('north', 2, 'case-1', 'care.decision-verified', '2020-08-03', '2020-08-03T10:00:00Z', 'x', 'hub-verifier',
        '{"outcome": "eligible"}', 'care', 'hill')`.execute(db)
  await care.readAgain(db, jobActor('read-requests', 'north', ['hill'], aMoment(), 'test'))
  return new InventedReturn(database, care.page)
}

export class InventedReturn {
  readonly #database: FreshDatabase
  readonly #page: Page

  constructor(database: FreshDatabase, page: Page) {
    this.#database = database
    this.#page = page
  }

  get db() {
    return this.#database.db
  }
  close = () => this.#database.close()

  #contextFor(
    actor: Actor,
    tx: PageContext['tx'],
    { query = '', quarter: of = inventedQuarter }: AskedReturnPage,
  ): PageContext {
    return {
      ...{ tx, actor, system, url: '/', form: null, refusal: null },
      ...{ params: { system: 'north', quarter: of }, query: new URLSearchParams(query) },
      panels: async () => [],
      count: work => as(this.db, countingActor(actor.system, actor.at, 'test'), work),
      breakGlass: () => assert.fail('nobody breaks glass here'),
      mendGlass: () => assert.fail('nobody breaks glass here'),
    }
  }

  answer = (page: Page, actor: Actor, asked: AskedReturnPage = {}) =>
    as(this.db, actor, tx => page.show(this.#contextFor(actor, tx, asked)))

  post = (actor: Actor, asked: AskedReturnPage) =>
    as(this.db, actor, tx =>
      this.#page.submit!.handle({
        ...this.#contextFor(actor, tx, asked),
        form: new Form(new URLSearchParams(asked.form ?? {})),
      }),
    )

  htmlOf = async (page: Page, actor: Actor, asked: AskedReturnPage = {}): Promise<string> => {
    const shown = await this.answer(page, actor, asked)
    assert.ok('body' in shown, JSON.stringify(shown))
    return render(shown.body as Parameters<typeof render>[0])
  }
  textOf = async (page: Page, actor: Actor, asked: AskedReturnPage = {}): Promise<string> =>
    wordsIn(await this.htmlOf(page, actor, asked))

  /** The hash that the form of whoever signs carries. */
  hashOn = async (actor: Actor, asked: AskedReturnPage = {}): Promise<string> =>
    /name="sha256" value="([0-9a-f]{64})"/.exec(await this.htmlOf(this.#page, actor, asked))![1]!

  becomes = (outcome: string) =>
    sql`update care.request_reading set outcome = ${outcome} where case_id = 'case-1'`.execute(this.db)

  /** Both sign what is counted now. */
  async signOff(why = ''): Promise<void> {
    const form = { sha256: await this.hashOn(analyst), why }
    for (const actor of [analyst, director]) {
      const signed = await this.post(actor, { form })
      assert.ok('ok' in signed && signed.ok, JSON.stringify(signed))
    }
  }
}

export const wordsIn = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
