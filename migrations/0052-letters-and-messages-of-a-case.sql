-- The letters of one case are read on its pages.
create index outbox_by_subject on platform.outbox (system, subject, created_at) where subject is not null;

-- The day of the family's oldest message after which nobody of the unit has recorded anything.
alter table care.case add column told_on date;
create index case_told on care.case (system, place, told_on) where told_on is not null;
