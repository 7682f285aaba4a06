-- Who is signed in, what they may act as, and what they had typed when their session ended.
-- Only the owner's connection touches these tables: no role of a request has any privilege here, and row security
-- without a policy lets nobody else see a row even if one were granted by mistake.
create schema web;

-- The product's own secret, for sealing cookies and binding form tokens. One row.
create table web.secret (
  lone boolean primary key default true check (lone),
  secret text not null,
  made_at timestamptz not null
);
alter table web.secret enable row level security;

-- A role somebody holds in a system, from one day to another, on that system's calendar (last day included).
create table web.assignment (
  system text not null references platform.system,
  -- Who vouches for the subject: the address of the sign-in provider, or 'demonstration'.
  issuer text not null,
  subject text not null,
  role text not null,
  -- National code; empty for somebody who acts for no organisation, as a family member does.
  organisation text not null default '',
  from_on date not null,
  to_on date check (to_on >= from_on),
  name text not null,
  organisation_name text not null default '',
  places text[] not null default '{}',
  teams text[] not null default '{}',
  invented boolean not null default false,
  primary key (system, issuer, subject, role, organisation, from_on)
);
create index assignment_by_person on web.assignment (issuer, subject);
alter table web.assignment enable row level security;

-- A session belongs to a person at a sign-in provider, not to a system: one person may act in several.
create table web.session (
  -- SHA-256 of the identifier in the cookie: a copy of this table signs nobody in.
  id_hash text primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  -- How sure the provider was of the person (its acr or identity assurance level), where it said so.
  assurance text,
  -- Roles the provider allows for this sign-in: organisation and role, where the provider narrows them.
  allowed jsonb,
  chosen_system text,
  chosen_role text,
  chosen_organisation text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  -- Break-glass: one subject opened by a reason, for at most an hour.
  glass_subject text,
  glass_reason text,
  glass_until timestamptz,
  check ((glass_subject is null) = (glass_reason is null) and (glass_subject is null) = (glass_until is null))
);
create index session_by_end on web.session (expires_at);
alter table web.session enable row level security;

-- What was typed when a session had ended. Sealed with a key made from the identifier in the cookie, which is not here.
create table web.draft (
  id_hash text primary key,
  path text not null,
  -- Whose it is, where a session was known. Nobody else is shown it.
  issuer text,
  subject text,
  sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((issuer is null) = (subject is null))
);
create index draft_by_end on web.draft (expires_at);
alter table web.draft enable row level security;
