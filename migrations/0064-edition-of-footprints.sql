-- Which edition of the reference data stands: whatever brings rows in begins another one. What is worked out from that
-- data alone (weights of a roll-up, lists of networks) is kept for as long as its edition stands.
create table footprints.edition (
  only_one boolean primary key default true check (only_one),
  edition uuid not null
);
insert into footprints.edition (edition) values (gen_random_uuid());
grant select on footprints.edition to application, public_reader, counting;
