/** The rules about the database, held by its own catalogue; each rule is seen to fail on something planted. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import { type Fault, inWords } from './testing/architecture/fault.ts'
import { checkAccess } from './testing/catalogue/check-access.ts'
import { checkTables } from './testing/catalogue/check-tables.ts'
import { type Classification, classification } from './testing/catalogue/classification.ts'
import { boundRoles, readCatalogue } from './testing/catalogue/read-catalogue.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

async function faultsIn(tx: Tx, listed: Classification = classification): Promise<Fault[]> {
  const catalogue = await readCatalogue(tx)
  return [...checkTables(catalogue, listed), ...checkAccess(catalogue, listed)]
}

test('the database keeps every rule', async () => {
  const faults = await database.db.transaction().execute(tx => faultsIn(tx))
  assert.equal(inWords(faults), '')
})

test('the catalogue was read: tables, keys, policies, views and the three roles are there', async () => {
  const read = await database.db.transaction().execute(tx => readCatalogue(tx))
  assert.ok(read.tables.length >= 30 && read.keys.length >= 30 && read.policies.length >= 10)
  assert.ok(read.views.some(view => view.name === 'clocks.counted' && view.reads.includes('clocks.clock')))
  assert.deepEqual(
    read.roles.map(role => role.name),
    [...boundRoles].sort(),
  )
})

const people = { belongs: 'system', holds: 'people' } as const
const shared = { belongs: 'shared', holds: 'nobody' } as const
/** A sound table about people; what is planted beside it breaks one rule. */
const sound = `
  create schema planted;
  create table planted.person (system text not null, id text not null, name text, primary key (system, id));
  create table planted.calendar (name text primary key);
  alter table planted.person enable row level security;
  create policy seen on planted.person to application
    using (system = (select current_setting('actor.system', true)));
  grant select on planted.person to application;`
const soundTables = { 'planted.person': people, 'planted.calendar': shared }

type Violation = {
  readonly rule: string
  readonly where: string
  readonly plant: string
  readonly tables?: Classification['tables']
}
const violations: readonly Violation[] = [
  {
    rule: 'unclassified table',
    where: 'planted.newcomer',
    plant: 'create table planted.newcomer (system text primary key)',
  },
  {
    rule: 'classified table is gone',
    where: 'planted.lost',
    plant: 'select 1',
    tables: { 'planted.lost': people },
  },
  {
    rule: 'system is not first',
    where: 'planted.late',
    plant: `create table planted.late (id text not null, system text not null, primary key (system, id))`,
    tables: { 'planted.late': { belongs: 'system', holds: 'nobody' } },
  },
  {
    rule: 'system is not first',
    where: 'planted.without',
    plant: 'create table planted.without (id text primary key)',
    tables: { 'planted.without': { belongs: 'system', holds: 'nobody' } },
  },
  {
    rule: 'system is not first in the key',
    where: 'planted.turned',
    plant: 'create table planted.turned (system text not null, id text not null, primary key (id, system))',
    tables: { 'planted.turned': { belongs: 'system', holds: 'nobody' } },
  },
  {
    rule: 'no primary key',
    where: 'planted.keyless',
    plant: 'create table planted.keyless (system text not null)',
    tables: { 'planted.keyless': { belongs: 'system', holds: 'nobody' } },
  },
  {
    rule: 'shared table with a system',
    where: 'planted.calendar',
    plant: 'alter table planted.calendar add column system text',
  },
  {
    rule: 'trigger on a table',
    where: 'planted.person',
    plant: `create function planted.note() returns trigger language plpgsql as 'begin return new; end';
      create trigger noted before insert on planted.person for each row execute function planted.note()`,
  },
  {
    rule: 'unique across systems',
    where: 'planted.person',
    plant: 'alter table planted.person add unique (name)',
  },
  {
    rule: 'unique across systems',
    where: 'planted.person',
    plant: 'create unique index on planted.person (lower(name), id)',
  },
  {
    rule: 'unique across systems',
    where: 'planted.person',
    plant: 'alter table planted.person add exclude using hash (id with =)',
  },
  {
    rule: 'foreign key across systems',
    where: 'planted.visit',
    plant: `create unique index loose on planted.person (id);
      create table planted.visit (system text not null, id text not null, person text references planted.person (id),
        primary key (system, id))`,
    tables: { 'planted.visit': { belongs: 'system', holds: 'nobody' } },
  },
  {
    rule: 'foreign key into a system',
    where: 'planted.calendar',
    plant: `alter table planted.calendar add column owner text, add column owned text,
      add foreign key (owner, owned) references planted.person (system, id)`,
  },
  {
    rule: 'no row security',
    where: 'planted.person',
    plant: 'alter table planted.person disable row level security',
  },
  {
    rule: 'privilege without a policy',
    where: 'planted.person',
    plant: 'drop policy seen on planted.person',
  },
  {
    rule: 'open to the public',
    where: 'planted.person',
    plant: 'grant select (name) on planted.person to public_reader',
  },
  {
    rule: 'open to the public',
    where: 'planted.person',
    plant: 'grant insert on planted.person to public',
  },
  {
    rule: 'open to the public',
    where: 'platform.audit',
    plant: 'grant select on platform.audit to public_reader',
  },
  {
    rule: 'counting sees people',
    where: 'planted.person',
    plant: 'grant select on planted.person to counting',
  },
  {
    rule: 'policy with a join',
    where: 'planted.person joined',
    plant: `create policy joined on planted.person using (system = (select current_setting('actor.system', true))
      and exists (select from planted.calendar where calendar.name = person.id))`,
  },
  {
    rule: 'policy with a join',
    where: 'planted.person asked',
    plant: `create function planted.may(text) returns boolean language sql as 'select true';
      create policy asked on planted.person using (system = (select current_setting('actor.system', true))
        and planted.may(id))`,
  },
  {
    rule: 'policy without system',
    where: 'planted.person loose',
    plant: 'create policy loose on planted.person to application using (true)',
  },
  {
    rule: 'view without a barrier',
    where: 'planted.counted',
    plant: `create view planted.counted as select system from planted.person
      where system = (select current_setting('actor.system', true)); grant select on planted.counted to counting`,
  },
  {
    rule: 'view without system',
    where: 'planted.counted',
    plant: `create view planted.counted with (security_barrier) as select system from planted.person;
      grant select on planted.counted to counting`,
  },
  {
    rule: 'counting sees an identity',
    where: 'planted.counted',
    plant: `create view planted.counted with (security_barrier) as select system, name from planted.person
      where system = (select current_setting('actor.system', true)); grant select on planted.counted to counting`,
  },
  {
    rule: 'public view',
    where: 'planted.shown',
    plant: `create view planted.shown with (security_barrier) as select system from planted.person
      where system = (select current_setting('actor.system', true)); grant select on planted.shown to public_reader`,
  },
  { rule: 'role cannot log in', where: 'counting', plant: 'alter role counting nologin' },
  { rule: 'role is too strong', where: 'application', plant: 'alter role application bypassrls' },
  { rule: 'role is too strong', where: 'public_reader', plant: 'alter role public_reader superuser' },
  {
    rule: 'role owns something',
    where: 'application',
    plant: 'alter table planted.calendar owner to application',
  },
  { rule: 'role is another', where: 'public_reader', plant: 'grant application to public_reader' },
  {
    rule: 'role may create',
    where: 'application',
    plant: 'grant create on schema planted to application',
  },
  {
    rule: 'function runs as the owner',
    where: 'planted.all_people',
    plant: `create function planted.all_people() returns bigint language sql security definer set search_path = planted
      as 'select count(*) from planted.person'; revoke execute on function planted.all_people from public`,
  },
  {
    rule: 'function without a search path',
    where: 'planted.all_people',
    plant: `create function planted.all_people() returns bigint language sql security definer
      as 'select count(*) from planted.person'`,
  },
  {
    rule: 'function open to the public',
    where: 'planted.all_people',
    plant: `create function planted.all_people() returns bigint language sql security definer set search_path = planted
      as 'select count(*) from planted.person'`,
  },
]

/** Plants in a transaction that is rolled back, so that nothing is left even of what belongs to the whole server. */
async function planted(statements: string, tables: Classification['tables'] = {}): Promise<Fault[]> {
  const listed = { ...classification, tables: { ...classification.tables, ...soundTables, ...tables } }
  let faults: Fault[] = []
  class Enough extends Error {}
  const work = database.db.transaction().execute(async tx => {
    await sql.raw(`${sound}; ${statements}`).execute(tx)
    faults = await faultsIn(tx, listed)
    throw new Enough()
  })
  await assert.rejects(work, Enough)
  return faults
}

test('the sound table that the violations are planted beside keeps every rule', async () => {
  const faults = await planted('select 1')
  assert.equal(inWords(faults.filter(fault => fault.where.startsWith('planted.'))), '')
})

for (const { rule, where, plant, tables } of violations)
  test(`planted on ${where}: ${rule}: ${plant.replace(/\s+/g, ' ').slice(0, 70)}`, async () => {
    const faults = await planted(plant, tables)
    assert.ok(
      faults.some(fault => fault.rule === rule && fault.where === where),
      inWords(faults) || 'nothing was found',
    )
  })

test('every rule of the checks is planted at least once', () => {
  const texts = ['check-tables.ts', 'check-access.ts'].map(name =>
    readFileSync(new URL(`testing/catalogue/${name}`, import.meta.url), 'utf8'),
  )
  const named = texts.flatMap(text => [...text.matchAll(/fault\(\s*'([^']+)'/g)].map(match => match[1]!))
  assert.deepEqual(
    [...new Set(named)].filter(rule => !violations.some(each => each.rule === rule)),
    [],
  )
})
