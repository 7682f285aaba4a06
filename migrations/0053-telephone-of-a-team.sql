-- Whom a family rings. Null where none was given.
alter table footprints.team add column telephone text;
