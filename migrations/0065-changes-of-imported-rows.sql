-- What a row would change of what is there, as the last look ahead found it: {about, differences: [{field, before, after}]}.
-- Null for rows that are new, unchanged, rejected or not looked at yet: only what changes carries text.
alter table platform.import_row add column change json;
create index import_row_changed on platform.import_row (system, run, row) where change is not null;
