-- Who can be named on a case: the staff of one's own system, by name and role, nothing else of web.
grant usage on schema web to application;
create view web.colleague with (security_barrier) as
  select system, issuer || '#' || subject as id, name, role, places, teams, from_on, to_on
  from web.assignment
  where system = (select current_setting('actor.system', true))
    and role not in ('family-member', 'referrer', 'councillor');
grant select on web.colleague to application;
