-- What its keeper called a case, without whose numbering it is, in capitals and without spaces: what a nurse who has the
-- unit's sheet in hand searches by.
alter table care.case add column local_reference text;
update care.case
set local_reference = upper(regexp_replace(regexp_replace(local_id, '^[a-z0-9][a-z0-9-]{0,60}: ', ''), '\s', '', 'g'))
where local_id is not null;
create index case_by_local_reference on care.case (system, local_reference) where local_reference is not null;
