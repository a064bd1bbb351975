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

-- Which client spent a code, and which came with it after it was spent: each is told of once, however often it comes.
alter table oauth_code add column spent_by text;
create table code_misuse (
  organisation_id text not null,
  code_hash bytea not null,
  -- Of whichever organisation.
  application_id text not null,
  at timestamptz not null default behalf_now(),
  primary key (organisation_id, code_hash, application_id)
);

-- A way to reply that is over, and told to be.
alter table reply_token add column ended_at timestamptz;
