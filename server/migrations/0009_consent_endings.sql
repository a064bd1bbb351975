-- How often this person was disabled, plus one. Codes, tokens and ways to reply are of the term in which they were made,
-- and dead in every later one: whoever is enabled again starts with none of them.
alter table person add column term integer not null default 1;
alter table oauth_code add column term integer not null default 1;
alter table token_family add column term integer not null default 1;
alter table reply_token add column term integer not null default 1;

-- A card may come to wait for something that is gone: nothing is granted then, and nothing run.
alter table consent_request drop constraint consent_request_status_check,
  add check (status in ('pending', 'allow', 'deny', 'expired', 'superseded', 'unavailable'));
alter table confirmation drop constraint confirmation_status_check,
  add check (status in ('pending', 'run', 'cancel', 'expired', 'superseded', 'unavailable'));
