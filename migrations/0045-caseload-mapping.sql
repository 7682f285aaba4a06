-- How the columns of somebody's spreadsheet say what a caseload file says: confirmed by a user, kept for the next file.
create table care.caseload_mapping (
  system text not null,
  name text not null,
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (system, name)
);
grant select, insert, update on care.caseload_mapping to application;
alter table care.caseload_mapping enable row level security;
create policy own_system on care.caseload_mapping to application
  using (
    system = (select current_setting('actor.system', true))
    and 'care' = any ((select current_setting('actor.audiences', true)::text[])::text[])
  )
  with check (
    system = (select current_setting('actor.system', true))
    and 'care' = any ((select current_setting('actor.audiences', true)::text[])::text[])
  );
