create schema care;
grant usage on schema care to application;

-- Somebody cared for. Names are kept as given and, beside it, in a form that can be searched by equality and range.
create table care.person (
  system text not null,
  id text not null,
  nhs_number text not null,
  family_name text not null,
  given_name text not null,
  -- Lower case, letters only.
  family_name_plain text not null,
  born_on date not null,
  died_on date,
  -- The place whose team may see the row: that of the person's case.
  place text not null,
  primary key (system, id),
  unique (system, nhs_number)
);
create index person_by_name on care.person (system, family_name_plain text_pattern_ops, born_on);

-- One person's path through one pathway. What happened is in the facts; this is where the path stands.
create table care.case (
  system text not null,
  id text not null,
  -- What a referrer and a family are given: not guessable, readable aloud.
  reference text not null,
  person text not null,
  pathway text not null,
  state text not null,
  commissioner text not null,
  place text not null,
  team text,
  received_on date not null,
  -- Who sent the referral: they may follow it by its reference.
  referrer text,
  coordinator text,
  recommended text,
  decided_on date,
  outcome text,
  -- Whom the case waits for, outside the unit.
  waiting_for text,
  waiting_since date,
  booked_on date,
  primary key (system, id),
  unique (system, reference),
  foreign key (system, person) references care.person (system, id)
);
create index case_by_place on care.case (system, place, state, received_on);
create index case_by_person on care.case (system, person);
create index case_by_referrer on care.case (system, referrer) where referrer is not null;

grant select, insert, update on care.person, care.case to application;
alter table care.person enable row level security;
alter table care.case enable row level security;

create policy seen on care.person to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      'care' = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and place = any ((select current_setting('actor.places', true)::text[])::text[])
    )
    or id = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));
create policy seen on care.case to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      'care' = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and place = any ((select current_setting('actor.places', true)::text[])::text[])
    )
    or id = any ((select current_setting('actor.subjects', true)::text[])::text[])
  )
) with check (system = (select current_setting('actor.system', true)));

-- What a referrer may know of the referrals they sent: that it arrived and how far it is. No name, no need.
create view care.receipt with (security_barrier) as
  select system, reference, referrer, received_on, state, place, decided_on
  from care.case
  where system = (select current_setting('actor.system', true))
    and referrer = (select current_setting('actor.id', true));
grant select on care.receipt to application;

-- Intake must know whether a person is known already, also to somebody who cannot see them. It tells two things only.
create function care.known_person(wanted text) returns table (person text, has_open_case boolean)
language sql stable security definer set search_path = care, pg_temp as $$
  select person.id,
    exists (
      select from care.case
      where "case".system = person.system and "case".person = person.id
        and "case".state not in ('closed', 'screened-out', 'ended')
        and ("case".outcome is null or "case".outcome <> 'not-eligible' or "case".state = 'verified')
    )
  from care.person
  where person.system = current_setting('actor.system', true) and person.nhs_number = wanted
$$;
revoke execute on function care.known_person(text) from public;
grant execute on function care.known_person(text) to application;
