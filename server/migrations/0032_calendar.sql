-- A person's calendar. Its revision rises with every change that they can see, so that what changed since can be asked
-- for; whoever raises it holds it until their transaction ends, so that no change is seen before an earlier one.
create table calendar (
  organisation_id text not null,
  person_id text not null,
  revision bigint not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

-- An event; or one instance of a series that is not as the series' rule has it (`series_id`, `original_start`). All-day
-- events float: their dates are kept as midnights in UTC, and mean the day of whoever looks.
create table calendar_event (
  organisation_id text not null,
  id text collate "C" not null,
  organiser_id text not null,
  series_id text collate "C",
  original_start timestamptz,
  summary text not null,
  description text not null default '',
  location text not null default '',
  rich_text text not null default '',
  all_day boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text,
  end_time_zone text,
  -- The parts of its recurrence rule (RFC 5545, section 3.3.10).
  rule jsonb,
  -- The end of its last instance; null where none is the last.
  lasts_until timestamptz,
  -- Minutes before its start.
  reminders integer[] not null default '{}',
  busy boolean not null default true,
  meeting jsonb,
  categories text[] not null default '{}',
  ui_configs jsonb not null default '[]',
  cancelled boolean not null default false,
  -- Of an instance: its series changed its times since, or ended.
  superseded boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default behalf_now(),
  updated_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, organiser_id) references person (organisation_id, id),
  foreign key (organisation_id, series_id) references calendar_event (organisation_id, id),
  check ((series_id is null) = (original_start is null)),
  check (all_day = (time_zone is null) and all_day = (end_time_zone is null)),
  check (starts_at <= ends_at)
);
create index calendar_event_series on calendar_event (organisation_id, series_id, original_start)
  where series_id is not null;

-- An event in somebody's calendar: the organiser's, and that of each who was invited.
create table calendar_entry (
  organisation_id text not null,
  person_id text not null,
  event_id text collate "C" not null,
  -- As the event's, for the index.
  starts_at timestamptz not null,
  lasts_until timestamptz,
  all_day boolean not null,
  recurring boolean not null,
  -- The order of those who were invited; null: the organiser.
  place integer,
  optional boolean not null default false,
  response text not null check (response in ('needsAction', 'accepted', 'declined', 'tentative')),
  -- Taken out of their calendar by themselves, or not invited any more.
  state text not null default 'present' check (state in ('present', 'removed', 'uninvited')),
  revision bigint not null,
  primary key (organisation_id, event_id, person_id),
  foreign key (organisation_id, event_id) references calendar_event (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index calendar_entry_time on calendar_entry (organisation_id, person_id, starts_at, event_id);
create index calendar_entry_revision on calendar_entry (organisation_id, person_id, revision, event_id);

-- What was answered to a request that its sender named (`x-client-token`), for as long as it may come again.
create table calendar_request (
  organisation_id text not null,
  application_id text not null,
  person_id text not null,
  token_hash bytea not null,
  request_hash bytea not null,
  answer jsonb,
  at timestamptz not null default behalf_now(),
  primary key (organisation_id, application_id, person_id, token_hash),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index calendar_request_at on calendar_request (at);
