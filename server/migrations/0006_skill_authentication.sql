-- How the platform proves itself to a skill, for all versions of it. `sealed` holds the secret together with the
-- origins it was given for; the other columns are what may be shown of it, and are never what a call goes by.
create table skill_authentication (
  skill_id text primary key,
  organisation_id text not null,
  type text not null check (type in ('bearer', 'basic', 'header', 'oauth_client_credentials')),
  hint text,
  origins text[] not null check (cardinality(origins) > 0),
  sealed text not null,
  updated_at timestamptz not null default behalf_now(),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
