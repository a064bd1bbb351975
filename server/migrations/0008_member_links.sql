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
