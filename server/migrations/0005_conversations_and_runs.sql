create table conversation (
  id text primary key,
  organisation_id text not null,
  assistant_id text not null,
  person_id text not null,
  draft boolean not null default false,
  title text not null default '',
  created_at timestamptz not null default behalf_now(),
  updated_at timestamptz not null default behalf_now(),
  deleted_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, assistant_id) references assistant (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index conversation_person on conversation (person_id, updated_at desc) where deleted_at is null;

create table message (
  id text primary key,
  organisation_id text not null,
  conversation_id text not null,
  role text not null check (role in ('user', 'assistant')),
  text text not null,
  run_id text not null,
  at timestamptz not null default clock_timestamp(),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);
create index message_conversation on message (conversation_id, at);

-- One turn: from "the user said" to "the assistant answered". `revision` counts its changes;
-- a change that does not know the latest one is refused, so two workers never both move a run.
create table run (
  id text primary key,
  organisation_id text not null,
  conversation_id text not null,
  assistant_id text not null,
  version integer,
  person_id text not null,
  status text not null
    check (status in ('queued', 'in_progress', 'requires_action', 'completed', 'failed', 'cancelled', 'expired')),
  request text not null,
  locale text not null check (locale in ('zh', 'en')),
  answer text,
  error jsonb,
  consent_id text,
  revision integer not null default 1,
  node text,
  idempotency_key text,
  created_at timestamptz not null default behalf_now(),
  completed_at timestamptz,
  unique (organisation_id, id),
  unique (conversation_id, idempotency_key),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create unique index run_one_open on run (conversation_id)
  where status in ('queued', 'in_progress', 'requires_action');
create index run_conversation on run (conversation_id, created_at desc);
create index run_unfinished on run (status) where status in ('queued', 'in_progress', 'requires_action');

create table run_step (
  id text primary key,
  organisation_id text not null,
  run_id text not null,
  position integer not null,
  kind text not null check (kind in ('plan', 'consent', 'confirm', 'call', 'answer')),
  status text not null check (status in ('running', 'done', 'failed', 'skipped')),
  summary text not null,
  skill_id text,
  operation_id text,
  detail jsonb not null default '{}',
  at timestamptz not null default behalf_now(),
  unique (run_id, position),
  foreign key (organisation_id, run_id) references run (organisation_id, id)
);

-- One request to a skill; secrets are masked before a row is written. `sending` after a crash means that nobody
-- knows whether the skill got it.
create table skill_call (
  id text primary key,
  organisation_id text not null,
  run_id text not null,
  step_id text not null unique,
  skill_id text not null,
  operation_id text not null,
  outcome text not null check (outcome in ('sending', 'answered', 'failed', 'unknown')),
  request jsonb not null,
  response jsonb,
  error text,
  begin_at timestamptz not null default clock_timestamp(),
  rt integer
);
create index skill_call_run on skill_call (run_id);

-- Whoever follows a run looks again when it changed.
create function notify_run() returns trigger language plpgsql as $$
begin
  perform pg_notify('run', new.id);
  return null;
end $$;
create trigger run_changed after insert or update on run for each row execute function notify_run();
