-- A file on its way in. Staged whole, looked at, then applied in one transaction or not at all.
-- Runs of the shared reference data belong to no system of people: they carry the reserved name 'england'.
create table platform.import_run (
  system text not null,
  id uuid not null,
  kind text not null,
  -- Who may look at the rows: copied to each of them.
  audience text not null,
  file_name text not null,
  -- SHA-256 of the bytes; null until the last byte was read.
  checksum text,
  bytes bigint,
  state text not null check (state in ('staging', 'staged', 'applied', 'refused', 'abandoned')),
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  read_rows integer not null default 0,
  rejected_rows integer not null default 0,
  -- What applying would do (staged) or has done (applied); null before anybody looked.
  new_rows integer,
  changed_rows integer,
  unchanged_rows integer,
  ignored_columns text[] not null default '{}',
  -- Why the file as a whole was refused.
  message text,
  message_field text,
  message_row integer,
  primary key (system, id)
);
create index import_run_by_kind on platform.import_run (system, kind, started_at desc);

-- No foreign key to the run: a check for every one of a million copied rows costs more than it protects,
-- and both are only ever written together.
create table platform.import_row (
  system text not null,
  run uuid not null,
  row integer not null,
  record json not null,
  -- What makes the row the same row as another; null while it is rejected.
  key text,
  state text not null check (state in ('accepted', 'rejected')),
  -- [{field, message}] of a rejected row.
  reasons json,
  audience text not null,
  primary key (system, run, row)
);
create index import_row_rejected on platform.import_row (system, run, row) where state = 'rejected';

grant select, update on platform.import_run, platform.import_row to application;
alter table platform.import_run enable row level security;
alter table platform.import_row enable row level security;

-- Everybody on the staff may see how the shared reference data came in; nobody but the owner changes it.
create policy read on platform.import_run for select to application
  using (
    (system = (select current_setting('actor.system', true)) or system = 'england')
    and audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
  );
create policy correct on platform.import_run for update to application
  using (system = (select current_setting('actor.system', true)));
create policy read on platform.import_row for select to application
  using (
    (system = (select current_setting('actor.system', true)) or system = 'england')
    and audience = any ((select current_setting('actor.audiences', true)::text[])::text[])
  );
create policy correct on platform.import_row for update to application
  using (system = (select current_setting('actor.system', true)));

-- What the jobs of this installation did last. They serve every system, so there is one row a job.
create table platform.job (
  name text primary key,
  every text not null,
  running_since timestamptz,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_outcome text check (last_outcome in ('done', 'failed', 'died')),
  last_error text,
  last_failed_at timestamptz,
  runs bigint not null default 0,
  failures bigint not null default 0
);
grant select on platform.job to application;

-- When a message was last tried, so that a service that is down is not asked every few seconds.
alter table platform.outbox add column tried_at timestamptz;
