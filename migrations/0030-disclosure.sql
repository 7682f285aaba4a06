create schema disclosure;
grant usage on schema disclosure to counting;

-- What was published, with the true counts behind it: the next release is checked against it, so that no small
-- number can be had by subtraction. It holds small counts, so nobody but the owner and `counting` may read it.
create table disclosure.release (
  system text not null,
  measure text not null,
  -- The smallest units the area is made of: nesting is a question of sets, also across a merger.
  covers text[] not null check (cardinality(covers) > 0),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- 1, 2, 3 … within system and measure. A number that did not change is not written again.
  release integer not null check (release > 0),
  edition text not null,
  area text not null,
  denominator integer not null check (denominator >= 0),
  numerator integer not null check (numerator between 0 and denominator),
  denominator_shown boolean not null,
  numerator_shown boolean not null,
  released_at timestamptz not null,
  primary key (system, measure, covers, period_from, period_to, release)
);
grant select, insert on disclosure.release to counting;
alter table disclosure.release enable row level security;
create policy of_system on disclosure.release to counting
  using (system = (select current_setting('actor.system', true)))
  with check (system = (select current_setting('actor.system', true)));
