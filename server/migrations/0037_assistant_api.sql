-- What a program begins through the assistant API. `through`: the application; null: the person themselves.
-- `instructions`: what it gave along for whoever plans, in the place of the assistant's own.
alter table run add column through text, add column instructions text;

-- A conversation as its program knows it, under the same id; there is none before the first run says with which
-- assistant. `for_owner`: begun with the application's own token, and so its owner's.
create table thread (
  organisation_id text not null,
  id text not null,
  application_id text not null,
  person_id text not null,
  for_owner boolean not null,
  metadata jsonb not null,
  created_at timestamptz not null default behalf_now(),
  deleted_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

-- What a program posted. `run_id`: the run that it began; null: nothing was run with it yet, and nobody else sees it.
create table thread_message (
  organisation_id text not null,
  id text not null,
  thread_id text not null,
  text text not null,
  metadata jsonb not null,
  run_id text,
  created_at timestamptz not null default clock_timestamp(),
  deleted_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, thread_id) references thread (organisation_id, id)
);
create index thread_message_thread on thread_message (organisation_id, thread_id, created_at);
create index thread_message_run on thread_message (organisation_id, run_id) where run_id is not null;

create table thread_run (
  organisation_id text not null,
  run_id text not null,
  thread_id text not null,
  metadata jsonb not null,
  primary key (organisation_id, run_id),
  foreign key (organisation_id, thread_id) references thread (organisation_id, id)
);
create index thread_run_thread on thread_run (organisation_id, thread_id);

-- A published skill whose file other builders of the organisation may begin with. `action_id`: the operation by which a
-- program shared it (wire format, Assistant API).
create table shared_skill (
  organisation_id text not null,
  action_id text not null,
  assistant_id text not null,
  number integer not null,
  skill_id text not null,
  shared_by text not null,
  at timestamptz not null default behalf_now(),
  primary key (organisation_id, action_id),
  foreign key (organisation_id, assistant_id, number, skill_id)
    references skill_version (organisation_id, assistant_id, number, skill_id),
  foreign key (organisation_id, shared_by) references person (organisation_id, id)
);
