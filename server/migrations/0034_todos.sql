-- What is to be done, and by whom. `application_id`: through which it was made; none: by the person in their own session.
-- `source_id` is that application's own name for it. `link` is where it is worked on: one that has a place is work of the
-- organisation, the others are personal. `extras` is what the API it came through is given back as it gave it.
create table todo (
  organisation_id text not null,
  id text not null,
  creator_id text not null,
  modifier_id text not null,
  application_id text,
  source_id text,
  subject text not null,
  description text,
  kind text not null check (kind in ('do', 'read')),
  priority smallint,
  due_at timestamptz,
  remind_at timestamptz,
  link jsonb,
  executors_only boolean not null,
  extras jsonb not null,
  done_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  modified_at timestamptz not null default behalf_now(),
  version integer not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, creator_id) references person (organisation_id, id),
  foreign key (organisation_id, modifier_id) references person (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create unique index todo_source on todo (organisation_id, application_id, creator_id, source_id)
  where source_id is not null;

-- Who has to do with it. `done_at` of one who is to do it: their own part. `removed_at`: they took it off their own list.
create table todo_person (
  organisation_id text not null,
  todo_id text not null,
  person_id text not null,
  roles text[] not null check (roles <@ '{creator,executor,participant}' and cardinality(roles) > 0),
  done_at timestamptz,
  removed_at timestamptz,
  primary key (organisation_id, person_id, todo_id),
  foreign key (organisation_id, todo_id) references todo (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index todo_person_todo on todo_person (organisation_id, todo_id);
