-- The OAuth client behind an assistant.
create table application (
  id text primary key,
  organisation_id text not null references organisation (id),
  client_id text not null unique,
  name text not null,
  description text not null default '',
  provider text,
  privacy_url text,
  created_by text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  unique (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);

create table application_secret (
  hash bytea primary key,
  organisation_id text not null,
  application_id text not null,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz,
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index application_secret_application on application_secret (application_id);

-- A permission the application asked for. Those never asked for have no row: status "none".
create table application_permission (
  id text primary key,
  organisation_id text not null,
  application_id text not null,
  code text not null,
  status text not null check (status in ('pending', 'approved', 'rejected')),
  reason text not null default '',
  requested_by text not null,
  requested_at timestamptz not null default behalf_now(),
  decided_by text,
  decided_at timestamptz,
  note text not null default '',
  unique (application_id, code),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, requested_by) references person (organisation_id, id)
);

create table assistant (
  id text primary key,
  organisation_id text not null references organisation (id),
  application_id text not null,
  name text not null,
  description text not null default '',
  planning boolean not null default true,
  published_version integer,
  created_by text not null,
  deleted_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  unique (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);

-- A skill as its builder is editing it. `reading` is what its document says: title, host, operations.
create table skill (
  id text primary key,
  organisation_id text not null,
  assistant_id text not null,
  application_id text not null,
  document text not null,
  reading jsonb not null,
  problems jsonb not null default '[]',
  shape jsonb not null,
  shape_hash text not null,
  privacy_url text,
  deleted_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  updated_at timestamptz not null default behalf_now(),
  unique (organisation_id, id),
  foreign key (organisation_id, assistant_id) references assistant (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index skill_assistant on skill (assistant_id) where deleted_at is null;

create table assistant_version (
  organisation_id text not null,
  assistant_id text not null,
  number integer not null,
  name text not null,
  description text not null,
  planning boolean not null,
  notes text not null default '',
  changes jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null default behalf_now(),
  primary key (assistant_id, number),
  unique (organisation_id, assistant_id, number),
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
  reading jsonb not null,
  shape jsonb not null,
  shape_hash text not null,
  privacy_url text,
  primary key (assistant_id, number, skill_id),
  foreign key (organisation_id, assistant_id, number)
    references assistant_version (organisation_id, assistant_id, number),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index skill_version_skill on skill_version (skill_id);
