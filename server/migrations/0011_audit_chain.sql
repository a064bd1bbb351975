-- The chain over an organisation's audit: each event's place in the order of sealing, and the hash of it and of all
-- before it. Without a foreign key: an event that somebody took away is found by the seal that is left.
create table audit_seal (
  organisation_id text not null,
  -- From 1, without a gap.
  position bigint not null,
  event_id bigint not null,
  -- SHA-256 of the hash before and the event's canonical bytes.
  hash bytea not null,
  primary key (organisation_id, position),
  unique (organisation_id, event_id)
);
create trigger audit_is_append_only before update or delete or truncate on audit_seal
  for each statement execute function refuse_audit_change();
alter table audit_seal enable always trigger audit_is_append_only;

-- One row: whichever event has this id or a lower one is sealed, or its transaction came to nothing.
create table audit_sealing (
  is_only boolean primary key default true check (is_only),
  sealed_to bigint not null
);
insert into audit_sealing (sealed_to) values (0);

-- With which an organisation signs how far its chain goes; sealed with SECRET_KEY like every secret that comes out again.
create table audit_key (
  organisation_id text primary key,
  sealed text not null,
  made_at timestamptz not null default behalf_now()
);

-- What was recorded last, whoever's it is: sealing begins where it left off, and an organisation where nothing happens
-- costs it nothing.
create index audit_event_newest on audit_event (id);
-- A page of one kind of event, however rare.
create index audit_event_kind on audit_event (organisation_id, event, id desc);
