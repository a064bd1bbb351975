-- The operation's own words for what it does, as they were when it was called: the skill may be gone when they are read.
alter table skill_call add column summary text not null default '';
