create schema facts;
grant usage on schema facts to application;

-- Who may see a subject: one small row that can change (a case moves to another place), copied to its facts and clocks.
create table facts.subject (
  system text not null,
  id text not null,
  kind text not null,
  audience text not null check (audience in ('care', 'money', 'staff', 'public')),
  place text,
  team text,
  -- The organisation whose promise it is, and the person who is in charge: shown beside every clock.
  owner text,
  in_charge text,
  -- How many facts the subject has had: an act that was begun on an older version is refused as stale.
  version integer not null default 0,
  primary key (system, id)
);

create sequence facts.fact_id as bigint;
grant usage on sequence facts.fact_id to application;

-- What happened, in the words of the area that recorded it. Appended, never changed.
-- audience, place and team are labels that say who may see the row; they move with the subject.
create table facts.fact (
  system text not null,
  id bigint not null,
  subject text not null,
  name text not null,
  occurred_on date not null,
  -- Only where hours matter.
  occurred_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_role text not null,
  recorded_organisation text,
  -- The fact that this one takes back or puts in the place of; its own detail says why.
  withdraws bigint,
  detail jsonb not null default '{}',
  audience text not null,
  place text,
  team text,
  primary key (system, id)
);
create index fact_by_subject on facts.fact (system, subject, id);
create index fact_by_name on facts.fact (system, name, occurred_on);

-- What is left of a fact that was destroyed or redacted by law: that there was one, when and by whose order it went.
create table facts.tombstone (
  system text not null,
  id bigint not null,
  subject text not null,
  name text not null,
  removed_at timestamptz not null,
  removed_by text not null,
  authority text not null,
  audience text not null,
  place text,
  primary key (system, id)
);

grant select, insert, update (audience, place, team, owner, in_charge, version) on facts.subject to application;
grant select, insert on facts.fact, facts.tombstone to application;
grant update (audience, place, team) on facts.fact to application;
grant delete on facts.fact to application;

alter table facts.subject enable row level security;
alter table facts.fact enable row level security;
alter table facts.tombstone enable row level security;

create policy seen on facts.subject to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and (place is null or place = any ((select current_setting('actor.places', true)::text[])::text[]))
    )
    or id = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));
create policy seen on facts.fact to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and (place is null or place = any ((select current_setting('actor.places', true)::text[])::text[]))
    )
    or subject = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));
-- Only a lawful redaction takes a fact away, and only an auditor may order one.
create policy redacted_by_auditor on facts.fact as restrictive for delete to application using (
  (select current_setting('actor.role', true)) = 'auditor'
);
create policy seen on facts.tombstone to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and (place is null or place = any ((select current_setting('actor.places', true)::text[])::text[]))
    )
    or subject = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));
