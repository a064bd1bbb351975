-- A question to one person about permissions for one skill; answered once. `card` is what was shown, `all_skills`
-- what "authorise all" would have covered: [{skillId, applicationId, shape, scopes}].
create table consent_request (
  id text primary key,
  organisation_id text not null,
  person_id text not null,
  run_id text not null,
  conversation_id text not null,
  application_id text not null,
  skill_id text not null,
  shape jsonb not null,
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
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
create unique index consent_request_one_pending on consent_request (run_id) where status = 'pending';

-- What is allowed now. One that lives for a person, an application and a skill; revoked is for good.
create table consent_grant (
  id text primary key,
  organisation_id text not null,
  person_id text not null,
  application_id text not null,
  skill_id text not null,
  created_at timestamptz not null default behalf_now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
create unique index consent_grant_one_live on consent_grant (person_id, application_id, skill_id)
  where revoked_at is null;

-- One permission of a grant as it was allowed: for the skill shape then reviewed, for how long.
-- A later "allow" of the same code is another row, so that what was ended stays ended.
create table grant_scope (
  id text primary key,
  organisation_id text not null,
  grant_id text not null,
  code text not null,
  shape jsonb not null,
  duration text not null check (duration in ('once', 'conversation', '30d', 'always')),
  run_id text,
  conversation_id text,
  granted_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, grant_id) references consent_grant (organisation_id, id),
  check ((duration = 'once') = (run_id is not null)),
  check ((duration = 'conversation') = (conversation_id is not null))
);
create index grant_scope_grant on grant_scope (grant_id);
create index grant_scope_run on grant_scope (run_id) where run_id is not null;
create index grant_scope_conversation on grant_scope (conversation_id) where conversation_id is not null;
