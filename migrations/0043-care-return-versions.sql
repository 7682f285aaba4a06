-- A return as somebody prepared it. It is frozen once two different people have signed it; a later one stands beside
-- it, with why. Commissioner `all` is the system as a whole.
create table care.return_version (
  system text not null,
  commissioner text not null,
  quarter text not null check (quarter ~ '^\d{4}-\d{2}-Q[1-4]$'),
  version integer not null check (version > 0),
  -- What was known at this instant.
  as_at timestamptz not null,
  prepared_at timestamptz not null,
  why text not null check (why <> ''),
  -- Over the canonical text of the cells.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (system, commissioner, quarter, version)
);

create table care.return_cell (
  system text not null,
  commissioner text not null,
  quarter text not null,
  version integer not null,
  position integer not null,
  table_number integer not null check (table_number between 1 and 11),
  type text not null,
  line text not null,
  -- Null where nothing is below the line.
  value double precision,
  primary key (system, commissioner, quarter, version, position),
  foreign key (system, commissioner, quarter, version) references care.return_version
);

create table care.return_signature (
  system text not null,
  commissioner text not null,
  quarter text not null,
  version integer not null,
  capacity text not null check (capacity in ('analyst', 'director')),
  actor text not null,
  actor_name text not null,
  signed_at timestamptz not null,
  -- What was signed: the hash of the version's cells.
  sha256 text not null,
  primary key (system, commissioner, quarter, version, capacity),
  -- Nobody signs for both.
  unique (system, commissioner, quarter, version, actor),
  foreign key (system, commissioner, quarter, version) references care.return_version
);

-- Counts of few people are in it: staff of the system read it, an analyst prepares it, and nobody changes it.
grant select, insert on care.return_version, care.return_cell, care.return_signature to application;
grant select on care.return_version, care.return_cell, care.return_signature to counting;

alter table care.return_version enable row level security;
alter table care.return_cell enable row level security;
alter table care.return_signature enable row level security;
create policy counted on care.return_version for select to counting
  using (system = (select current_setting('actor.system', true)));
create policy counted on care.return_cell for select to counting
  using (system = (select current_setting('actor.system', true)));
create policy counted on care.return_signature for select to counting
  using (system = (select current_setting('actor.system', true)));
create policy seen on care.return_version for select to application using (
  system = (select current_setting('actor.system', true))
  and (select current_setting('actor.audiences', true)::text[]) @> '{staff}'
);
create policy seen on care.return_cell for select to application using (
  system = (select current_setting('actor.system', true))
  and (select current_setting('actor.audiences', true)::text[]) @> '{staff}'
);
create policy seen on care.return_signature for select to application using (
  system = (select current_setting('actor.system', true))
  and (select current_setting('actor.audiences', true)::text[]) @> '{staff}'
);
create policy prepared on care.return_version for insert to application with check (
  system = (select current_setting('actor.system', true))
  and (select current_setting('actor.role', true)) = 'performance-analyst'
);
create policy prepared on care.return_cell for insert to application with check (
  system = (select current_setting('actor.system', true))
  and (select current_setting('actor.role', true)) = 'performance-analyst'
);
create policy signed on care.return_signature for insert to application with check (
  system = (select current_setting('actor.system', true))
  and actor = (select current_setting('actor.id', true))
  and (select current_setting('actor.role', true)) = case capacity
    when 'analyst' then 'performance-analyst' else 'director' end
);
