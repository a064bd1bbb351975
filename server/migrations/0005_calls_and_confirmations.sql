-- One request to a skill; secrets are masked before a row is written. A call is sent once: its row's own id says so.
-- `sending` after a crash means that nobody knows whether the skill got it. `grant_id`: what the person allowed, where
-- the call needs it.
create table skill_call (
  organisation_id text not null,
  id text not null,
  run_id text not null,
  skill_id text not null,
  operation_id text not null,
  grant_id text,
  outcome text not null check (outcome in ('sending', 'answered', 'failed', 'unknown')),
  request jsonb not null,
  response jsonb,
  error text,
  begin_at timestamptz not null default clock_timestamp(),
  rt integer,
  primary key (organisation_id, id)
);
create index skill_call_run on skill_call (organisation_id, run_id);
create index skill_call_grant on skill_call (organisation_id, grant_id, begin_at) where grant_id is not null;
create index skill_call_age on skill_call (begin_at);

-- What a skill in stream mode got for its client id and secret, to open one connection with. Only from the address
-- that asked for it: nobody else can use a ticket that was seen on its way.
create table stream_ticket (
  organisation_id text not null,
  hash bytea not null,
  application_id text not null,
  secret_hash bytea not null,
  source text not null,
  client text not null,
  takes_calls boolean not null,
  expires_at timestamptz not null default behalf_now() + interval '90 seconds',
  primary key (organisation_id, hash),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index stream_ticket_expiry on stream_ticket (expires_at);

-- An open connection and the node that holds it. A node says every few seconds that it still does; what it has not
-- said for longer is gone. `secret_hash`: the secret it was opened with, and ends with.
create table stream_connection (
  organisation_id text not null,
  id text not null,
  application_id text not null,
  secret_hash bytea not null,
  node text not null,
  address text not null,
  client text not null,
  takes_calls boolean not null,
  calls integer not null default 0,
  connected_at timestamptz not null default behalf_now(),
  last_seen_at timestamptz not null default behalf_now(),
  closed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index stream_connection_application on stream_connection (organisation_id, application_id);

-- Where an application's connections have come from.
create table stream_address (
  organisation_id text not null,
  application_id text not null,
  address text not null,
  first_seen_at timestamptz not null default behalf_now(),
  last_seen_at timestamptz not null default behalf_now(),
  primary key (organisation_id, application_id, address),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);

-- Whether an application is connected at all: one that comes back soon was never away.
create table stream_presence (
  organisation_id text not null,
  application_id text not null,
  online boolean not null,
  primary key (organisation_id, application_id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index stream_presence_online on stream_presence (organisation_id, application_id) where online;

-- Whoever holds connections of an application looks again when its secrets or its being enabled changed. Rare, so it
-- may notify within the transaction.
create function notify_stream() returns trigger language plpgsql as $$
begin
  perform pg_notify('stream', new.organisation_id || '/' || (to_jsonb(new) ->> tg_argv[0]));
  return null;
end $$;
create trigger application_secret_ended after update of expires_at on application_secret
  for each row execute function notify_stream('application_id');
create trigger application_disabled after update of disabled_at on application
  for each row execute function notify_stream('id');

-- A question to one person before one call: the values that would be sent. `card` is what was shown, `call` what the
-- answer is checked against, `arguments` and `digest` what was confirmed: the call sends that or nothing.
create table confirmation (
  organisation_id text not null,
  id text not null,
  person_id text not null,
  run_id text not null,
  skill_id text not null,
  operation_id text not null,
  -- What of the operation a later "don't ask again" holds for.
  shape text not null,
  card jsonb not null,
  call jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'run', 'cancel', 'expired', 'superseded')),
  arguments jsonb,
  digest text,
  answered_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
create unique index confirmation_one_pending on confirmation (organisation_id, run_id) where status = 'pending';

-- "Don't ask again": for one operation of one shape, by a person for themselves or by an admin for everyone.
create table confirmation_waiver (
  organisation_id text not null,
  id text not null,
  person_id text,
  skill_id text not null,
  operation_id text not null,
  shape text not null,
  method text not null,
  summary text not null,
  created_by text not null,
  created_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  unique nulls not distinct (organisation_id, person_id, skill_id, operation_id, shape),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
