create schema publishing;
grant usage on schema publishing to application, public_reader, counting;

-- A frozen edition of a page's figures, after disclosure control. Never changed: a restatement is a later edition
-- beside it, with why. No people and no small counts are in it, so anybody may read it.
create table publishing.edition (
  system text not null,
  subject text not null,
  number integer not null check (number > 0),
  created timestamptz not null,
  -- What was known at this instant.
  as_at timestamptz not null,
  why text not null check (why <> ''),
  supersedes integer check (supersedes = number - 1),
  -- True for figures of a demonstration: they are marked [invented] wherever they are shown.
  invented boolean not null,
  -- Over the canonical CSV of the cells.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (system, subject, number)
);

create table publishing.edition_cell (
  system text not null,
  subject text not null,
  number integer not null,
  position integer not null,
  standard text not null,
  period text not null,
  level text not null,
  code text not null,
  name text not null,
  -- A rounded count, or [c].
  numerator text not null,
  denominator text not null,
  primary key (system, subject, number, position),
  foreign key (system, subject, number) references publishing.edition
);
create index edition_cell_latest on publishing.edition_cell (system, standard, level, period);

grant select on publishing.edition, publishing.edition_cell to application, public_reader, counting;
grant insert on publishing.edition, publishing.edition_cell to counting;

-- The first page of a system: blocks, and sentences that somebody published, each with its source.
create table publishing.story (
  system text not null,
  story text not null,
  position integer not null,
  heading text not null,
  -- Ours, not somebody's published words.
  note text,
  -- Kind of promise, or a word such as forecast.
  tag text,
  -- The promise whose published figures would be newer.
  standard text,
  link_text text,
  -- Within the system: promises/individual-care.
  link text,
  primary key (system, story)
);

create table publishing.sourced_statement (
  system text not null,
  id text not null,
  story text,
  part text not null check (part in ('sentence', 'further', 'low', 'middle', 'high', 'figure')),
  position integer not null,
  statement text not null,
  -- What the number is about: statements about one subject with different numbers are shown side by side.
  subject text,
  words text,
  value numeric,
  unit text,
  source text not null,
  page text,
  dated text,
  marks text not null,
  primary key (system, id),
  check ((part in ('low', 'middle', 'high', 'figure')) <= (words is not null and value is not null))
);
grant select on publishing.story, publishing.sourced_statement to application, public_reader;
