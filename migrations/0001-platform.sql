-- Roles are shared by every database of a server, so they may exist already, or be made by a neighbour right now.
do $$
declare
  name text;
begin
  foreach name in array array['application', 'public_reader', 'counting'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I login', name);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end
$$;

create schema platform;
grant usage on schema platform to application, public_reader, counting;

-- A system as this product knows it: our own short name. National codes are dated attributes in footprints.
create table platform.system (
  system text primary key check (system ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  -- A demonstration system lives on one fixed day; null is the real day.
  fixed_today date,
  demonstration boolean not null default false
);
grant select on platform.system to application, public_reader, counting;

create sequence platform.audit_id as bigint;
grant usage on sequence platform.audit_id to application, public_reader, counting;

-- Who did or saw what, and why. Append-only: nobody but the owner may change or delete, and the blocks would show it.
create table platform.audit (
  system text not null,
  id bigint not null,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  role text not null,
  organisation text,
  act text not null,
  outcome text not null check (outcome in ('done', 'refused', 'read')),
  refusal text,
  subject text,
  person text,
  place text,
  -- Why the actor looked or acted where the role alone does not say: the reason given for breaking glass.
  purpose text,
  request text not null,
  row_count integer,
  primary key (system, id)
);
create index audit_by_subject on platform.audit (system, subject, id) where subject is not null;
create index audit_by_person on platform.audit (system, person, id) where person is not null;

-- Rows not yet in a block. Sealing takes them out; a row that commits late goes into a later block.
create table platform.audit_unsealed (
  system text not null,
  id bigint not null,
  primary key (system, id)
);

-- A block names the rows it covers; its hash covers those rows and the block before.
create table platform.audit_block (
  system text not null,
  number integer not null,
  ids bigint[] not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (system, number)
);

grant insert on platform.audit, platform.audit_unsealed to application, public_reader, counting;
grant select on platform.audit to application;
grant select (system, number, hash, sealed_at) on platform.audit_block to application, public_reader;

alter table platform.audit enable row level security;
create policy append on platform.audit for insert to application, public_reader, counting
  with check (system = (select current_setting('actor.system', true)) and actor = (select current_setting('actor.id', true)));
create policy read on platform.audit for select to application
  using (
    system = (select current_setting('actor.system', true))
    and (
      (select current_setting('actor.role', true)) = 'auditor'
      or (
        (select current_setting('actor.audiences', true)::text[]) @> '{care}'
        and place = any ((select current_setting('actor.places', true)::text[])::text[])
      )
      or subject = any ((select current_setting('actor.subjects', true)::text[])::text[])
    )
  );

-- Letters and messages on their way out. In a demonstration nothing leaves: they are shown on a page.
create table platform.outbox (
  system text not null,
  id uuid not null,
  kind text not null check (kind in ('letter', 'email')),
  recipient text not null,
  title text not null,
  body text not null,
  subject text,
  place text,
  audience text not null,
  created_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'shown', 'failed', 'stopped')),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  primary key (system, id)
);
create index outbox_waiting on platform.outbox (system, created_at) where state = 'waiting';
grant select, insert, update (state) on platform.outbox to application;
alter table platform.outbox enable row level security;
create policy write on platform.outbox for insert to application
  with check (system = (select current_setting('actor.system', true)));
create policy read on platform.outbox for select to application
  using (
    system = (select current_setting('actor.system', true))
    and (
      (
        audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
        and (place is null or place = any ((select current_setting('actor.places', true)::text[])::text[]))
      )
      or subject = any ((select current_setting('actor.subjects', true)::text[])::text[])
    )
  );
create policy stop on platform.outbox for update to application
  using (system = (select current_setting('actor.system', true)));
