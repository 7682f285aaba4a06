-- The smallest areas that official statistics are published for (lower layer super output areas, of 1,000 to 3,000
-- people), by the lists of a day: whatever is counted for them adds up exactly to anything drawn along their lines.
create table footprints.small_area (
  code text not null,
  -- The day of the list; a list stands until the next.
  lists_on date not null,
  commissioner text not null,
  system_code text not null,
  -- Null where the list does not say.
  lower_council text,
  upper_council text,
  primary key (code, lists_on)
);

create table footprints.small_area_people (
  code text not null,
  -- The estimate is of the middle of this year.
  year integer not null,
  people integer not null,
  adults integer,
  over_65 integer,
  primary key (code, year)
);

grant select on footprints.small_area, footprints.small_area_people to application, public_reader, counting;
