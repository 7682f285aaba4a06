-- What an auditor looks at first: what was refused, and whatever was seen or done with a reason that the role alone
-- would not have opened.
create index audit_alerts on platform.audit (system, id) where outcome = 'refused' or purpose is not null;
-- How many messages stand where, for whoever keeps the product running: no recipient, no text, no subject.
create view platform.outbox_standing with (security_barrier) as
  select system, kind, state, count(*) as messages, min(created_at) as oldest
  from platform.outbox
  where system = (select current_setting('actor.system', true))
  group by system, kind, state;
grant select on platform.outbox_standing to application;
