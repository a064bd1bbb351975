-- An API of the organisation's own that asks Behalf what a token may do. `namespace` begins each of its codes; its
-- `look`, the same for what the eye takes for the same, belongs to it for ever. `draft` is what the next version says.
create table api (
  organisation_id text not null,
  id text not null,
  namespace text not null,
  look text not null,
  owner_id text not null,
  subject text not null default 'user_id' check (subject in ('user_id', 'pairwise')),
  draft jsonb not null,
  revision integer not null default 1,
  published_number integer,
  created_by text not null,
  created_at timestamptz not null default behalf_now(),
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, owner_id) references person (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);
create unique index api_look on api (organisation_id, look);

create table api_version (
  organisation_id text not null,
  api_id text not null,
  number integer not null,
  content jsonb not null,
  notes text not null default '',
  published_by text not null,
  published_at timestamptz not null default behalf_now(),
  primary key (organisation_id, api_id, number),
  foreign key (organisation_id, api_id) references api (organisation_id, id),
  foreign key (organisation_id, published_by) references person (organisation_id, id)
);

-- What an API presents when it asks. A new one takes the place of the old, which works for another day.
create table api_secret (
  organisation_id text not null,
  hash bytea not null,
  api_id text not null,
  created_at timestamptz not null default behalf_now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  primary key (organisation_id, hash),
  foreign key (organisation_id, api_id) references api (organisation_id, id)
);
create index api_secret_api on api_secret (organisation_id, api_id);

-- The permission points of the organisation's own APIs, as published; the platform's come with its release. `audience`
-- is the API that takes the tokens. `widened_in`: the version of the API in which it last came to open more. A withdrawn
-- one stays, so that nobody else takes its code.
create table permission_point (
  organisation_id text not null,
  code text not null,
  audience text not null,
  api jsonb not null,
  content jsonb not null,
  widened_in integer not null,
  withdrawn_at timestamptz,
  primary key (organisation_id, code)
);

-- The version of the API that the person saw; what opens more since then rests until they have seen that.
alter table grant_scope add column api_version integer;
alter table grant_scope add column rests_since timestamptz;

-- Where a token is taken: at the platform's own APIs, or at one API of the organisation's.
alter table oauth_code add column audience text not null default 'platform';
alter table token_family add column audience text not null default 'platform';
alter table access_token add column audience text not null default 'platform';
