-- A work list says how many time limits run and how many are late. With the audience in the index, which row security
-- asks for, that is read from neighbouring entries of the index and not from a page of the table for each clock.
drop index clocks.clock_running;
create index clock_running on clocks.clock (system, place, due_on, subject, rule, starting_fact)
  include (audience) where outcome is null;
