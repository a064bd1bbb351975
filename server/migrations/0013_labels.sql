-- What whoever wrote a message had read by then: `skills_heard`, the skills whose words it may hold; `skills_read`, of
-- these the ones that used a permission of the person's.
alter table message add column skills_heard text[] not null default '{}';
