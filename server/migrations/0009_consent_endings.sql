-- How often this person was disabled, plus one. Codes, tokens and ways to reply are of the term in which they were made,
-- and dead in every later one: whoever is enabled again starts with none of them.
alter table person add column term integer not null default 1;
alter table oauth_code add column term integer not null default 1;
alter table token_family add column term integer not null default 1;
alter table reply_token add column term integer not null default 1;
