-- The national return is counted from one flat row a request: what the facts of a case say, as known between two
-- instants, under one responsible commissioner. A projection of the facts and never more; `rebuild` makes it again.
create table care.request_reading (
  system text not null,
  case_id text not null,
  number integer not null,
  -- The national activity types, and funded nursing care, which is referred to by itself.
  activity text not null check (
    activity in ('standard', 'fast-track', 'nursing-care', 'past-period', 'local-resolution')
  ),
  -- Whose case it is, from the first day to the day before the last; the whole of time unless it was transferred.
  commissioner text not null,
  responsible_from date not null,
  responsible_to date not null,
  -- The row says what was known from the first instant to just before the last. Each day has the instant at which it
  -- became known: most cases are never corrected and need one row for all times.
  known_from timestamptz not null,
  known_until timestamptz not null,
  -- Full consideration required, or the tool or request received.
  started_on date,
  started_known timestamptz,
  assessed_on date,
  assessed_known timestamptz,
  setting text,
  decided_on date,
  decided_known timestamptz,
  outcome text,
  closed_on date,
  closed_known timestamptz,
  died_on date,
  died_known timestamptz,
  ended_on date,
  ended_known timestamptz,
  -- A number of the person's own, so that people are counted and not requests; it leads back to nobody.
  someone bigint not null,
  -- The eighteenth birthday of somebody who was a child when the case began; else the beginning of time.
  adult_since date not null,
  place text not null,
  -- How many facts the case had when it was read: another number on the case says that this is out of date.
  facts_seen integer not null,
  primary key (system, case_id, number),
  foreign key (system, case_id) references care.case (system, id)
);
grant select, insert, update (place), delete on care.request_reading to application;
alter table care.request_reading enable row level security;
create policy seen on care.request_reading to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      'care' = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and place = any ((select current_setting('actor.places', true)::text[])::text[])
    )
    or case_id = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));

-- For totals: no case, no place, nobody.
create view care.counted_request with (security_barrier) as
  select system, activity, commissioner, responsible_from, responsible_to, known_from, known_until,
    started_on, started_known, assessed_on, assessed_known, setting, decided_on, decided_known, outcome,
    closed_on, closed_known, died_on, died_known, ended_on, ended_known, someone, adult_since
  from care.request_reading
  where system = (select current_setting('actor.system', true));
grant select on care.counted_request to counting;
