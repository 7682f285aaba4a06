-- Proposals to draw lines differently that somebody of a system keeps, to lay them side by side. They name no one cared
-- for; until somebody puts one to a board it is the staff's.
create table footprints.proposal (
  system text not null,
  id uuid not null,
  name text not null check (name <> ''),
  -- The day of the lists that it starts from, and its changes as they stand in an address.
  lists_on date not null,
  changes text[] not null check (cardinality(changes) > 0),
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (system, id)
);
create unique index proposal_by_name on footprints.proposal (system, name);
grant select, insert, delete on footprints.proposal to application;
alter table footprints.proposal enable row level security;
create policy own_system on footprints.proposal to application
  using (
    system = (select current_setting('actor.system', true))
    and 'staff' = any ((select current_setting('actor.audiences', true)::text[])::text[])
  )
  with check (
    system = (select current_setting('actor.system', true))
    and 'staff' = any ((select current_setting('actor.audiences', true)::text[])::text[])
  );
