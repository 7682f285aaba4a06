-- The working day: what a list, a team and a director ask of a case without reading its facts again.
alter table care.case
  -- The last day on which anything happened: a case on which nothing does is stuck.
  add column last_fact_on date,
  -- Came with the service from somebody else; such a cohort is never mixed with one's own delays.
  add column inherited boolean not null default false,
  -- Where the person was assessed: the share assessed in an acute hospital is a national figure.
  add column setting text;
update care.case set last_fact_on = received_on;
alter table care.case alter column last_fact_on set not null;

create index case_unassigned on care.case (system, team, received_on, id) where coordinator is null;
create index case_moving on care.case (system, team, state, received_on)
  where state in ('received', 'accepted', 'coordinated', 'assessed', 'recommended', 'verified');
create index case_by_coordinator on care.case (system, coordinator, state) where coordinator is not null;

grant usage on schema care to counting;

-- For totals: one row a case, nobody's name.
create view care.counted_case with (security_barrier) as
  select system, pathway, state, commissioner, place, team, received_on, decided_on, outcome,
    waiting_for is not null as waiting, waiting_since, coordinator is not null as assigned,
    booked_on is not null as booked, last_fact_on, inherited, setting
  from care.case
  where system = (select current_setting('actor.system', true));
grant select on care.counted_case to counting;

-- For totals: one row a time limit of a case, with where the case stands, so that a forecast can say why.
create view care.counted_limit with (security_barrier) as
  select clock.system, clock.rule, "case".pathway, "case".state, "case".commissioner, "case".place, "case".team,
    clock.started_on, clock.due_on, clock.stopped_on, clock.outcome,
    "case".waiting_for is not null as waiting, "case".coordinator is not null as assigned,
    -- Booked for a day on which the limit can still be kept.
    coalesce("case".booked_on <= clock.due_on, false) as booked, "case".inherited
  from clocks.clock
  join care.case on "case".system = clock.system and "case".id = clock.subject
  where clock.system = (select current_setting('actor.system', true));
grant select on care.counted_limit to counting;
