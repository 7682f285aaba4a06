-- A file that somebody brought by the page: kept on disk until it is applied or let go, and what was asked for last.
-- The work itself is done by a job, so that a closed tab loses nothing.
create table platform.import_file (
  system text not null,
  id uuid not null,
  -- What it was said to be: a row of the table of choices.
  choice text not null,
  audience text not null,
  file_name text not null,
  form text not null check (form in ('text', 'workbook', 'archive')),
  bytes bigint not null,
  -- Where its bytes are; null once they were let go.
  kept_at text,
  -- How it is to be read, in the words of its choice: the sheet, the name of a mapping, a mapping begun.
  reading json not null default '{}',
  notice text,
  brought_by text not null,
  brought_by_name text not null,
  brought_at timestamptz not null,
  run uuid,
  asked text check (asked in ('read', 'check', 'apply', 'discard')),
  asked_by json,
  asked_at timestamptz,
  working_since timestamptz,
  rows_done integer not null default 0,
  bytes_done bigint not null default 0,
  is_cancelled boolean not null default false,
  -- Why the last thing asked for did not come to its end.
  message text,
  let_go_at timestamptz,
  primary key (system, id)
);
create index import_file_newest on platform.import_file (system, brought_at desc);
create index import_file_asked on platform.import_file (asked_at) where asked is not null;

grant select, insert, update on platform.import_file to application;
alter table platform.import_file enable row level security;
create policy own_system on platform.import_file to application
  using (
    system = (select current_setting('actor.system', true))
    and audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
  )
  with check (
    system = (select current_setting('actor.system', true))
    and audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
  );

-- Lines of a spreadsheet that are no rows (titles, totals, notes) are kept beside them, and said.
alter table platform.import_run add column left_out_rows integer not null default 0;
alter table platform.import_row drop constraint import_row_state_check;
alter table platform.import_row add constraint import_row_state_check
  check (state in ('accepted', 'rejected', 'left-out'));

-- What is on its way in is for those who bring files in, not for everybody who has cases of a place.
update platform.import_run set audience = 'imports'
  where kind = 'caseload' or kind like 'caseload-as-it-comes %';
update platform.import_row r set audience = 'imports'
  from platform.import_run u
  where u.system = r.system and u.id = r.run and u.audience = 'imports' and r.audience <> 'imports';
drop policy own_system on care.caseload_mapping;
create policy own_system on care.caseload_mapping to application
  using (
    system = (select current_setting('actor.system', true))
    and 'imports' = any ((select current_setting('actor.audiences', true)::text[])::text[])
  )
  with check (
    system = (select current_setting('actor.system', true))
    and 'imports' = any ((select current_setting('actor.audiences', true)::text[])::text[])
  );
