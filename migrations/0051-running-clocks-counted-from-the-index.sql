-- A work list asks for some rules of some places, the next to fall due first. Each rule of each place is read in the
-- order of this index, so that the time limits of other rules are not passed over, however many have run out of use.
-- With the audience in it, which row security asks for, counting reads the index alone.
drop index clocks.clock_running;
create index clock_running on clocks.clock (system, place, rule, due_on, subject, starting_fact)
  include (audience) where outcome is null;
