-- How much of the old body went to the new one: 1 where it went as a whole, null where nobody has said. The basis says
-- from what the share was worked out.
alter table footprints.successor
  add column share numeric check (share > 0 and share <= 1),
  add column share_basis text;

-- Who writes prescriptions without being a general practice: walk-in centres, hospices, prisons and the like stand in
-- the same published list. The name of the list of kinds stays.
alter table footprints.organisation drop constraint organisation_kind_check;
alter table footprints.organisation add constraint organisation_kind_check check (
  kind in (
    'nation', 'region', 'nhs-region', 'stp', 'icb', 'pct', 'ccg', 'sub-icb', 'csu', 'trust', 'pcn', 'practice',
    'prescriber', 'council'
  )
);
