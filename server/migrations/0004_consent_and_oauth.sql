-- A question to one person about permissions for one skill, or for a client that asks for itself; answered once.
-- `card` is what was shown, `all_skills` what "authorise all" would have covered: [{skillId, applicationId, shape,
-- scopes}].
create table consent_request (
  organisation_id text not null,
  id text not null,
  person_id text not null,
  run_id text,
  conversation_id text,
  application_id text not null,
  skill_id text,
  shape jsonb,
  scopes text[] not null check (cardinality(scopes) > 0),
  all_skills jsonb not null,
  card jsonb not null,
  status text not null default 'pending'
    check (status in ('pending', 'allow', 'deny', 'expired', 'superseded')),
  answered_scopes text[],
  duration text check (duration in ('once', 'conversation', '30d', 'always')),
  grant_id text,
  answered_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id),
  check ((skill_id is null) = (shape is null))
);
create unique index consent_request_one_pending on consent_request (organisation_id, run_id) where status = 'pending';

-- What is allowed now. One that lives for a person, an application and a skill; revoked is for good. Without a skill
-- it is the client itself that the person allows.
create table consent_grant (
  organisation_id text not null,
  id text not null,
  person_id text not null,
  application_id text not null,
  skill_id text,
  created_at timestamptz not null default behalf_now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
create unique index consent_grant_one_live on consent_grant (organisation_id, person_id, application_id, skill_id)
  nulls not distinct where revoked_at is null;

-- One permission of a grant as it was allowed: for the skill shape then reviewed, for how long.
-- A later "allow" of the same code is another row, so that what was ended stays ended.
create table grant_scope (
  organisation_id text not null,
  id text not null,
  grant_id text not null,
  code text not null,
  shape jsonb,
  duration text not null check (duration in ('once', 'conversation', '30d', 'always')),
  run_id text,
  conversation_id text,
  granted_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, grant_id) references consent_grant (organisation_id, id),
  check ((duration = 'once') = (run_id is not null)),
  check ((duration = 'conversation') = (conversation_id is not null))
);
create index grant_scope_grant on grant_scope (organisation_id, grant_id);
create index grant_scope_run on grant_scope (organisation_id, run_id) where run_id is not null;
create index grant_scope_conversation on grant_scope (organisation_id, conversation_id)
  where conversation_id is not null;

-- The tables of codes and tokens have no foreign keys: the one statement that makes a row has read its grant, which is
-- never deleted, or its client. A check would lock the grant's one row at each redemption, for all to wait.

-- Everything issued from one code; it dies together, by one column that every use reads. Its refresh token is part of
-- it, as the hash: there is one at most, and it stays the same. `expires_at`: when that one is over, or without one the
-- access token.
create table token_family (
  organisation_id text not null,
  id text not null,
  application_id text not null,
  person_id text not null,
  grant_id text not null,
  grant_scope_ids text[] not null check (cardinality(grant_scope_ids) > 0),
  draft boolean not null,
  refresh_hash bytea,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organisation_id, id)
) with (fillfactor = 85);
create unique index token_family_refresh on token_family (organisation_id, refresh_hash) where refresh_hash is not null;
create index token_family_expiry on token_family using brin (expires_at);

-- A one-time code, as the hash of it. A code for a call names skill, run, call and operation; one that a client asked
-- for in the browser has none. `family_id` is what its redemption made, or would have made had it not been refused.
-- Each row is changed once, when it is spent, which finds room beside it.
create table oauth_code (
  organisation_id text not null,
  hash bytea not null,
  application_id text not null,
  person_id text not null,
  grant_id text not null,
  grant_scope_ids text[] not null check (cardinality(grant_scope_ids) > 0),
  skill_id text,
  draft boolean not null,
  run_id text,
  call_id text,
  operation_id text,
  once boolean not null,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  spent_at timestamptz,
  family_id text,
  primary key (organisation_id, hash)
) with (fillfactor = 55);
create unique index oauth_code_one_per_call on oauth_code (organisation_id, call_id) where call_id is not null;
create index oauth_code_expiry on oauth_code using brin (expires_at);

create table access_token (
  organisation_id text not null,
  hash bytea not null,
  application_id text not null,
  -- Of an application itself: none.
  family_id text,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  primary key (organisation_id, hash)
);
create index access_token_expiry on access_token using brin (expires_at);
