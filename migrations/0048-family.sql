-- Who may act for somebody, on what authority, checked by whom. Bound to an account by a code from a letter.
create table care.representative (
  system text not null,
  -- The case, by the reference that the family was given.
  reference text not null,
  -- SHA-256 of the code in the letter; the account that used it, once it was used.
  code_hash text,
  actor text,
  name text not null,
  relationship text not null,
  authority text not null check (authority in ('consent', 'attorney', 'deputy', 'best-interests', 'own-case')),
  checked_on date not null,
  place text not null,
  ended_on date,
  primary key (system, reference, name),
  check ((code_hash is null) <> (actor is null))
);
create index representative_by_actor on care.representative (system, actor) where actor is not null;

grant select, insert, update (ended_on) on care.representative to application;
alter table care.representative enable row level security;
create policy seen on care.representative to application using (
  system = (select current_setting('actor.system', true))
  and (
    (
      'care' = any ((select current_setting('actor.audiences', true)::text[])::text[])
      and place = any ((select current_setting('actor.places', true)::text[])::text[])
    )
    or actor = (select current_setting('actor.id', true))
  )
) with check (system = (select current_setting('actor.system', true)));

-- Using the code from the letter: it tells nothing but whether it worked, and works once.
create function care.claim_access(wanted_reference text, wanted_hash text) returns boolean
language sql volatile security definer set search_path = care, pg_temp as $$
  with claimed as (
    update care.representative set actor = current_setting('actor.id', true), code_hash = null
    where system = current_setting('actor.system', true)
      and reference = wanted_reference and code_hash = wanted_hash and actor is null and ended_on is null
    returning 1
  )
  select exists (select from claimed)
$$;
revoke execute on function care.claim_access(text, text) from public;
grant execute on function care.claim_access(text, text) to application;
