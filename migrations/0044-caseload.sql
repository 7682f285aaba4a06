-- What a case was called by whoever kept it before: how the same file, brought again, finds it.
alter table care.case add column local_id text;
create unique index case_by_local_id on care.case (system, local_id) where local_id is not null;
