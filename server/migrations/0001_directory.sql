-- The one clock of the platform: every expiry is compared with it, so nodes need not agree on the time.
-- A test moves it by replacing this function; PostgreSQL inlines it, so in production it costs nothing.
create function behalf_now() returns timestamptz language sql stable as 'select now()';

-- How often somebody did something lately, under the hash of what and who. Not worth a crash's trouble: it starts anew.
create unlogged table rate_limit (
  key bytea primary key,
  points integer not null,
  ends_at timestamptz not null
);
create index rate_limit_end on rate_limit (ends_at);

-- Every other table is of one organisation, and its keys begin with it.
create table organisation (
  id text primary key,
  corp_id text not null unique,
  name text not null,
  created_at timestamptz not null default behalf_now()
);

create table person (
  organisation_id text not null references organisation (id),
  id text not null,
  union_id text not null,
  account text not null,
  name text not null,
  mobile text,
  state_code text,
  email text,
  job_number text,
  avatar_url text,
  -- What they chose; left open, their browser says it.
  locale text check (locale in ('zh', 'en')),
  roles text[] not null default '{member}',
  disabled_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  unique (organisation_id, union_id),
  unique (organisation_id, account)
);

-- A person may come to have other ways to sign in, or none.
create table password (
  organisation_id text not null,
  person_id text not null,
  -- `scrypt$N$r$p$salt$key`
  hash text not null,
  set_at timestamptz not null default behalf_now(),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

create table session (
  organisation_id text not null,
  hash bytea not null,
  person_id text not null,
  created_at timestamptz not null default behalf_now(),
  last_seen_at timestamptz not null default behalf_now(),
  primary key (organisation_id, hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index session_person on session (organisation_id, person_id);
