-- How many people a footprint of a level is said to have, by who said it and since when. The same for every system.
create table footprints.population_band (
  level text not null check (level in ('neighbourhood', 'place', 'system', 'region', 'nation')),
  source text not null check (source ~ '^[a-z][a-z0-9-]*$'),
  from_on date not null,
  from_people integer not null check (from_people >= 0),
  to_people integer not null check (to_people >= from_people),
  to_on date check (to_on >= from_on),
  said_in text not null,
  primary key (level, source, from_on)
);

-- So many neighbourhoods of so many people that a system has said it will have, and the people it says it serves.
create table footprints.neighbourhood_plan (
  system text not null,
  plan text not null check (plan ~ '^[a-z][a-z0-9-]*$'),
  from_on date not null,
  name text not null,
  how_many integer not null check (how_many >= 0),
  from_people integer not null check (from_people >= 0),
  to_people integer not null check (to_people >= from_people),
  published_people integer not null,
  to_on date check (to_on >= from_on),
  source text not null,
  mark text check (mark = 'unverified'),
  primary key (system, plan, from_on)
);

grant select on footprints.population_band, footprints.neighbourhood_plan to application, public_reader, counting;
