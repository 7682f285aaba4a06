create schema measures;
grant usage on schema measures to application, counting;

-- One value with its definition and its as-at. A new count that differs is a new version beside the old one;
-- one that does not differ only moves the as-at on.
create table measures.figure (
  system text not null,
  measure text not null,
  level text not null,
  code text not null,
  -- A quarter of the financial year: 2020-21-Q3.
  period text not null,
  version integer not null check (version > 0),
  definition integer not null,
  numerator integer not null check (numerator >= 0),
  denominator integer not null check (denominator >= numerator),
  -- What was known at this instant …
  as_at timestamptz not null,
  -- … as first counted at this one.
  counted_at timestamptz not null,
  primary key (system, measure, level, code, period, version)
);
grant select, insert, update (as_at) on measures.figure to counting;
grant select on measures.figure to application;

-- Counts of few people are in it: staff of the system may see them, the public reads editions.
alter table measures.figure enable row level security;
create policy counted on measures.figure to counting
  using (system = (select current_setting('actor.system', true)))
  with check (system = (select current_setting('actor.system', true)));
create policy seen on measures.figure for select to application
  using (
    system = (select current_setting('actor.system', true))
    and (select current_setting('actor.audiences', true)::text[]) @> '{staff}'
  );
