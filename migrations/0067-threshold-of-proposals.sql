-- From which part on a council counted as divided when somebody kept the proposal: its figures are those they saw.
alter table footprints.proposal
  add column share double precision not null default 0 check (share >= 0 and share <= 1);
