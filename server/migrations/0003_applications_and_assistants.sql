-- The OAuth client behind an assistant.
create table application (
  organisation_id text not null references organisation (id),
  id text not null,
  client_id text not null,
  name text not null,
  description text not null default '',
  provider text,
  privacy_url text,
  created_by text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  unique (organisation_id, client_id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);

create table application_secret (
  organisation_id text not null,
  hash bytea not null,
  application_id text not null,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz,
  primary key (organisation_id, hash),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index application_secret_application on application_secret (organisation_id, application_id);

-- A permission the application asked for. Those never asked for have no row: status "none".
create table application_permission (
  organisation_id text not null,
  id text not null,
  application_id text not null,
  code text not null,
  status text not null check (status in ('pending', 'approved', 'rejected')),
  reason text not null default '',
  requested_by text not null,
  requested_at timestamptz not null default behalf_now(),
  decided_by text,
  decided_at timestamptz,
  note text not null default '',
  primary key (organisation_id, id),
  unique (organisation_id, application_id, code),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, requested_by) references person (organisation_id, id)
);

-- An assistant as its builder is editing it. No icon: its name's first character; no starters: its skills' examples.
-- `rules` and `mode`: what it does without weighing words: what its builder's rules say, or passing every message on.
create table assistant (
  organisation_id text not null references organisation (id),
  id text not null,
  application_id text not null,
  name text not null,
  description text not null default '',
  icon text not null default '',
  instructions text not null default '',
  welcome text not null default '',
  fallback text not null default '',
  starters text[] not null default '{}',
  planning boolean not null default true,
  rules jsonb not null default '[]',
  mode text not null default 'plan' check (mode in ('plan', 'pass_through')),
  published_version integer,
  created_by text not null,
  deleted_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);

-- A skill as its builder is editing it. `spec` is what its document says: title, host, operations.
create table skill (
  organisation_id text not null,
  id text not null,
  assistant_id text not null,
  application_id text not null,
  document text not null,
  spec jsonb not null,
  problems jsonb not null default '[]',
  shape jsonb not null,
  shape_hash text not null,
  privacy_url text,
  deleted_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  updated_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, assistant_id) references assistant (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index skill_assistant on skill (organisation_id, assistant_id) where deleted_at is null;

create table assistant_version (
  organisation_id text not null,
  assistant_id text not null,
  number integer not null,
  name text not null,
  description text not null,
  icon text not null,
  instructions text not null,
  welcome text not null,
  fallback text not null,
  starters text[] not null,
  planning boolean not null,
  rules jsonb not null,
  mode text not null check (mode in ('plan', 'pass_through')),
  notes text not null default '',
  changes jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null default behalf_now(),
  primary key (organisation_id, assistant_id, number),
  foreign key (organisation_id, assistant_id) references assistant (organisation_id, id)
);

-- A skill as it was published with a version of its assistant; never changed afterwards.
create table skill_version (
  organisation_id text not null,
  assistant_id text not null,
  number integer not null,
  skill_id text not null,
  application_id text not null,
  document text not null,
  spec jsonb not null,
  shape jsonb not null,
  shape_hash text not null,
  privacy_url text,
  primary key (organisation_id, assistant_id, number, skill_id),
  foreign key (organisation_id, assistant_id, number)
    references assistant_version (organisation_id, assistant_id, number),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index skill_version_skill on skill_version (organisation_id, skill_id);

-- How the platform proves itself to a skill, for all versions of it. `sealed` holds the secret together with the
-- origins it was given for; the other columns are what may be shown of it, and are never what a call goes by.
create table skill_authentication (
  organisation_id text not null,
  skill_id text not null,
  type text not null check (type in ('bearer', 'basic', 'header', 'oauth_client_credentials')),
  hint text,
  origins text[] not null check (cardinality(origins) > 0),
  sealed text not null,
  updated_at timestamptz not null default behalf_now(),
  primary key (organisation_id, skill_id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
