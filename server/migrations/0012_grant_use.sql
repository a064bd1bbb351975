-- Each request that was made under a grant, as the person reads it: what, when, and what came of it. Written in batches
-- a moment later, and without a foreign key, which would lock the grant's row each time.
create table grant_use (
  organisation_id text not null,
  id bigint generated always as identity,
  grant_id text not null,
  at timestamptz not null,
  -- Method and path of the API, with the names of its parameters and without their values.
  api text not null,
  status smallint not null,
  primary key (organisation_id, id)
);
create index grant_use_grant on grant_use (organisation_id, grant_id, at desc, id desc);
create index grant_use_age on grant_use using brin (at);
