-- The one clock of the platform: every expiry is compared with it, so nodes need not agree on the time.
-- A test moves it by replacing this function; PostgreSQL inlines it, so in production it costs nothing.
create function behalf_now() returns timestamptz language sql stable as 'select now()';

create table organisation (
  id text primary key,
  corp_id text not null unique,
  name text not null,
  created_at timestamptz not null default behalf_now()
);

create table person (
  id text primary key,
  organisation_id text not null references organisation (id),
  union_id text not null unique,
  account text not null unique,
  name text not null,
  mobile text,
  state_code text,
  email text,
  job_number text,
  avatar_url text,
  -- What they chose; left open, their browser says it.
  locale text check (locale in ('zh', 'en')),
  roles text[] not null default '{member}',
  password_hash text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  unique (organisation_id, id)
);

create table session (
  token_hash bytea primary key,
  organisation_id text not null,
  person_id text not null,
  created_at timestamptz not null default behalf_now(),
  last_seen_at timestamptz not null default behalf_now(),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index session_person on session (person_id);

-- What happened, who did it, on whose behalf. Rows are only ever added.
create table audit_event (
  id bigint generated always as identity primary key,
  organisation_id text not null references organisation (id),
  at timestamptz not null default behalf_now(),
  event text not null,
  actor_kind text not null check (actor_kind in ('person', 'application', 'system')),
  actor_id text,
  subject text,
  details jsonb not null default '{}'
);
create index audit_event_newest on audit_event (organisation_id, id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are never changed or deleted';
end $$;
create trigger audit_is_append_only before update or delete on audit_event
  for each statement execute function refuse_audit_change();
