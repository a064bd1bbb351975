-- What a skill may answer into the chat with, beside its answer: a token of one call, as the hash of it.
create table reply_token (
  hash bytea primary key,
  organisation_id text not null,
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
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index reply_token_expiry on reply_token (expires_at);
