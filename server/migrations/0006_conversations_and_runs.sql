create table conversation (
  organisation_id text not null,
  id text not null,
  assistant_id text not null,
  person_id text not null,
  draft boolean not null default false,
  title text not null default '',
  created_at timestamptz not null default behalf_now(),
  updated_at timestamptz not null default behalf_now(),
  deleted_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, assistant_id) references assistant (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index conversation_person on conversation (organisation_id, person_id, updated_at desc)
  where deleted_at is null;

-- `skills_read`: those that used a permission of the person's in the turn an answer belongs to.
create table message (
  organisation_id text not null,
  id text not null,
  conversation_id text not null,
  role text not null check (role in ('user', 'assistant')),
  text text not null,
  run_id text not null,
  skills_read text[] not null default '{}',
  at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);
create index message_conversation on message (organisation_id, conversation_id, at);

-- One turn: from "the user said" to "the assistant answered". `revision` counts its changes; a change that does not
-- know the latest one is refused, so two workers never both move a run. While a worker has it, `lease` is its hold on
-- it, `node` where it works, `held_until` how long; it is kept by saying so again, which moves no revision. A run that
-- is queued or in progress and held by nobody any more may be taken by anybody.
create table run (
  organisation_id text not null,
  id text not null,
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
  revision integer not null default 1,
  node text,
  lease text,
  held_until timestamptz,
  -- How often it was put off in a row, until its skill connects again.
  put_off integer not null default 0,
  idempotency_key text,
  created_at timestamptz not null default behalf_now(),
  completed_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, conversation_id, idempotency_key),
  -- The conversation has the foreign keys to its person and assistant.
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);
create unique index run_one_open on run (organisation_id, conversation_id)
  where status in ('queued', 'in_progress', 'requires_action');
create index run_conversation on run (organisation_id, conversation_id, created_at desc);
create index run_to_do on run (created_at) where status in ('queued', 'in_progress');

-- A plan knows its calls; whatever is asked, made or told of a call afterwards names it by its id.
create table run_step (
  organisation_id text not null,
  id text not null,
  run_id text not null,
  position integer not null,
  kind text not null check (kind in ('plan', 'consent', 'confirm', 'call', 'answer')),
  status text not null check (status in ('running', 'done', 'failed', 'skipped')),
  summary text not null,
  call_id text,
  skill_id text,
  operation_id text,
  detail jsonb not null default '{}',
  at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  unique (organisation_id, run_id, position),
  foreign key (organisation_id, run_id) references run (organisation_id, id)
);

-- What an answer asked of the person, in words and by parameter; the next message of the conversation takes it up.
create table open_question (
  organisation_id text not null,
  run_id text not null,
  conversation_id text not null,
  skill_id text not null,
  operation_id text not null,
  filled jsonb not null,
  missing jsonb not null,
  text text not null,
  taken_by text,
  asked_at timestamptz not null default behalf_now(),
  primary key (organisation_id, run_id),
  foreign key (organisation_id, run_id) references run (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);
create unique index open_question_one on open_question (organisation_id, conversation_id) where taken_by is null;
create index open_question_taken on open_question (organisation_id, taken_by);

-- What a skill may answer into the chat with, beside its answer: a token of one call, as the hash of it.
create table reply_token (
  organisation_id text not null,
  hash bytea not null,
  application_id text not null,
  person_id text not null,
  run_id text not null,
  call_id text not null,
  conversation_id text not null,
  -- A webhook is its own proof; a token is used with the application's.
  kind text not null check (kind in ('conversationToken', 'sessionWebhook')),
  uses integer not null default 0,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  primary key (organisation_id, hash),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index reply_token_expiry on reply_token (expires_at);
