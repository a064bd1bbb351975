-- Everything issued from one code; it dies together, by one column that every use reads.
create table token_family (
  id text primary key,
  organisation_id text not null,
  application_id text not null,
  person_id text not null,
  grant_id text not null,
  grant_scope_ids text[] not null check (cardinality(grant_scope_ids) > 0),
  draft boolean not null,
  created_at timestamptz not null default behalf_now(),
  revoked_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, grant_id) references consent_grant (organisation_id, id)
);
create index token_family_grant on token_family (grant_id);

-- A one-time code, as the hash of it. `family_id` is what its redemption made; without a foreign key,
-- because a refused redemption spends the code and makes nothing.
create table oauth_code (
  hash bytea primary key,
  organisation_id text not null,
  application_id text not null,
  person_id text not null,
  grant_id text not null,
  grant_scope_ids text[] not null check (cardinality(grant_scope_ids) > 0),
  skill_id text not null,
  draft boolean not null,
  run_id text not null,
  call_id text not null,
  operation_id text not null,
  once boolean not null,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  spent_at timestamptz,
  family_id text,
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, grant_id) references consent_grant (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
create unique index oauth_code_one_per_call on oauth_code (call_id);

create table access_token (
  hash bytea primary key,
  organisation_id text not null,
  application_id text not null,
  family_id text,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, family_id) references token_family (organisation_id, id)
);
create index access_token_family on access_token (family_id);
create index access_token_expiry on access_token (expires_at);

create table refresh_token (
  hash bytea primary key,
  organisation_id text not null,
  family_id text not null,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  foreign key (organisation_id, family_id) references token_family (organisation_id, id)
);
create index refresh_token_family on refresh_token (family_id);
