create schema footprints;
grant usage on schema footprints to application, public_reader, counting;

-- Reference data: the same for every system, nothing about people, so no `system` and no row security.

-- A body under its national code. A code that went on as another kind of body (a CCG that became a sub-ICB
-- location on 1 July 2022) has a row for each.
create table footprints.organisation (
  code text not null,
  opened_on date not null,
  kind text not null check (
    kind in ('nation', 'region', 'nhs-region', 'stp', 'icb', 'pct', 'ccg', 'sub-icb', 'csu', 'trust', 'pcn', 'practice', 'council')
  ),
  name text not null,
  closed_on date check (closed_on >= opened_on),
  postcode text,
  -- What the public search looks in: name, postcode and code in lower-case words.
  words text generated always as (
    regexp_replace(lower(replace(replace(name, '''', ''), '’', '') || ' ' || coalesce(postcode, '') || ' ' || code), '[^a-z0-9]+', ' ', 'g')
  ) stored,
  primary key (code, opened_on)
);
create index organisation_by_kind on footprints.organisation (kind, opened_on, closed_on);

-- What it was called while it was called something else than its row says.
create table footprints.organisation_name (
  code text not null,
  from_on date not null,
  name text not null,
  to_on date not null check (to_on >= from_on),
  primary key (code, from_on)
);

-- Codes of other publishers for the same body. An ONS code changes whenever the boundary does.
create table footprints.other_code (
  code text not null,
  scheme text not null check (scheme in ('ons', 'ods')),
  from_on date not null,
  other_code text not null,
  to_on date check (to_on >= from_on),
  primary key (code, scheme, from_on)
);
create index other_code_by_other on footprints.other_code (other_code);

create table footprints.successor (
  old_code text not null,
  new_code text not null,
  on_day date not null,
  primary key (old_code, new_code, on_day)
);
create index successor_by_new on footprints.successor (new_code);

-- Who belonged to whom, from when to when, both days inside.
create table footprints.membership (
  relation text not null,
  member text not null,
  parent text not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (relation, member, parent, from_on)
);
create index membership_by_parent on footprints.membership (relation, parent);

-- People who live in the boundaries that a code had between two days, by a year's estimate.
create table footprints.population (
  code text not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  year integer not null,
  basis text not null check (basis in ('resident', 'registered')),
  people integer not null,
  -- 18 and over; null where the source has no ages.
  adults integer,
  over_65 integer,
  primary key (code, basis, from_on, year)
);

-- Which part of a council lay with which commissioner and system, by one day's lists of small areas.
create table footprints.overlap (
  lists_on date not null,
  commissioner text not null,
  lower_council text not null,
  upper_council text not null,
  system_code text not null,
  small_areas integer not null,
  year integer not null,
  people integer not null,
  adults integer,
  primary key (lists_on, commissioner, lower_council, upper_council, system_code)
);

-- What a system of ours is in the nation's lists, and how it is divided: public knowledge, no people.

create table footprints.system_code (
  system text not null,
  code text not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (system, code, from_on)
);

create table footprints.place (
  system text not null,
  place text not null check (place ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  primary key (system, place)
);

create table footprints.place_commissioner (
  system text not null,
  place text not null,
  commissioner text not null,
  primary key (system, place, commissioner),
  foreign key (system, place) references footprints.place (system, place)
);

create table footprints.place_council (
  system text not null,
  place text not null,
  council text not null,
  primary key (system, place, council),
  foreign key (system, place) references footprints.place (system, place)
);

create table footprints.team (
  system text not null,
  team text not null check (team ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  kind text not null check (kind in ('hub', 'place-team')),
  -- Null for the hub, which serves every place.
  place text,
  primary key (system, team),
  foreign key (system, place) references footprints.place (system, place),
  check ((kind = 'hub') = (place is null))
);

grant select on all tables in schema footprints to application, public_reader, counting;
