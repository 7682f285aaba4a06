-- A case behind broken glass is read together with the person it is about, who has an identifier of their own.
alter table web.session add column glass_person text;
alter table web.session add check (glass_person is null or glass_subject is not null);
