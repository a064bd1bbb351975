-- What a skill in stream mode got for its client id and secret, to open one connection with. Only from the address
-- that asked for it: nobody else can use a ticket that was seen on its way.
create table stream_ticket (
  hash bytea primary key,
  organisation_id text not null,
  application_id text not null,
  secret_hash bytea not null,
  source text not null,
  client text not null,
  takes_calls boolean not null,
  expires_at timestamptz not null default behalf_now() + interval '90 seconds',
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index stream_ticket_expiry on stream_ticket (expires_at);

-- An open connection and the node that holds it. A node says every few seconds that it still does; what it has not
-- said for longer is gone. `secret_hash`: the secret it was opened with, and ends with.
create table stream_connection (
  id text primary key,
  organisation_id text not null,
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
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index stream_connection_application on stream_connection (application_id);

-- Where an application's connections have come from.
create table stream_address (
  organisation_id text not null,
  application_id text not null,
  address text not null,
  first_seen_at timestamptz not null default behalf_now(),
  last_seen_at timestamptz not null default behalf_now(),
  primary key (application_id, address),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);

-- Whether an application is connected at all: one that comes back soon was never away.
create table stream_presence (
  application_id text primary key,
  organisation_id text not null,
  online boolean not null,
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index stream_presence_online on stream_presence (application_id) where online;

create index audit_event_stream on audit_event (subject, id desc) where event like 'stream.%';

-- Whoever holds connections of an application looks again when its secrets or its being enabled changed.
create function notify_stream() returns trigger language plpgsql as $$
begin
  perform pg_notify('stream', to_jsonb(new) ->> tg_argv[0]);
  return null;
end $$;
create trigger application_secret_ended after update of expires_at on application_secret
  for each row execute function notify_stream('application_id');
create trigger application_disabled after update of disabled_at on application
  for each row execute function notify_stream('id');
