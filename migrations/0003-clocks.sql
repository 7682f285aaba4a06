create schema clocks;
grant usage on schema clocks to application, counting;

-- A projection: what the rules read from the facts, upserted in the transaction that records the fact.
-- Nothing here depends on today. "Late on day D" is a comparison with due_on.
create table clocks.clock (
  system text not null,
  rule text not null,
  subject text not null,
  starting_fact bigint not null,
  started_on date not null,
  started_at timestamptz,
  -- Null while a pause that began by then is open: nobody can say when it falls due.
  due_on date,
  due_at timestamptz,
  latest_on date,
  paused boolean not null,
  -- [{"from": day, "to": day or null}]
  pauses jsonb not null default '[]',
  paused_days integer not null default 0,
  stopped_on date,
  stopped_at timestamptz,
  outcome text check (outcome in ('stopped', 'discounted', 'withdrawn')),
  owner text,
  place text,
  team text,
  in_charge text,
  audience text not null,
  calendar_version text not null,
  primary key (system, rule, subject, starting_fact),
  check ((stopped_on is null) = (outcome is null))
);
create index clock_by_subject on clocks.clock (system, subject);
create index clock_running on clocks.clock (system, place, due_on, subject, rule, starting_fact) where outcome is null;
create index clock_in_charge on clocks.clock (system, in_charge, due_on) where outcome is null;
create index clock_stopped on clocks.clock (system, rule, stopped_on) where outcome is not null;

grant select, insert, update, delete on clocks.clock to application;
alter table clocks.clock enable row level security;
create policy seen on clocks.clock to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and (place is null or place = any ((select current_setting('actor.places', true)::text[])::text[]))
    )
    or subject = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));

-- For totals: owned by the owner, so that no actor's row security makes them silently partial; no identity in it.
create view clocks.counted with (security_barrier) as
  select system, rule, owner, place, started_on, due_on, stopped_on, outcome, paused,
    -- Where hours matter the instant decides, else the day.
    case
      when outcome <> 'stopped' or outcome is null then null
      when due_at is not null and stopped_at is not null then stopped_at <= due_at
      else stopped_on <= due_on
    end as kept
  from clocks.clock
  where system = (select current_setting('actor.system', true));
grant select on clocks.counted to counting;
