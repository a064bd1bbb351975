-- A limit that slows down rather than ends: when the next may be tried, and whether the last that came was let in.
alter table rate_limit add column next_at timestamptz, add column let_in boolean;

-- A browser in which a person has signed in. Its secret is in a cookie of its own; we keep its hash. Guesses of others
-- do not stop who comes from one.
create table known_device (
  organisation_id text not null,
  hash bytea not null,
  person_id text not null,
  last_used_at timestamptz not null default behalf_now(),
  primary key (organisation_id, hash),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index known_device_person on known_device (organisation_id, person_id, last_used_at);

-- What is refused so often that the audit counts it: the first at once, those of each minute after that as one event.
-- `told` of `times` are in the audit already.
create table frequent_event (
  organisation_id text not null,
  event text not null,
  subject text not null,
  actor_kind text not null,
  actor_id text not null,
  times integer not null,
  told integer not null,
  ends_at timestamptz not null,
  primary key (organisation_id, event, subject)
);
create index frequent_event_end on frequent_event (ends_at);
