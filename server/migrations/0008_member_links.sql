-- What happened to a person behind their back, as the app tells it to them.
create table notice (
  organisation_id text not null,
  id text not null default 'ntc_' || replace(gen_random_uuid()::text, '-', ''),
  person_id text not null,
  kind text not null,
  details jsonb not null default '{}',
  at timestamptz not null default behalf_now(),
  seen_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index notice_person on notice (organisation_id, person_id, at desc, id desc);

-- Set while somebody signs in with a password that somebody else gave them: until they have set their own, nothing may
-- be done in their name.
alter table person add column password_given_at timestamptz;

-- By which a person sets their own password; a new one takes the place of the one before.
create table password_link (
  organisation_id text not null,
  person_id text not null,
  hash bytea not null,
  made_by text not null,
  made_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  primary key (organisation_id, person_id),
  unique (organisation_id, hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, made_by) references person (organisation_id, id)
);
