-- Where an application, or an API of the organisation's own, is told of what concerns it. The earlier secret signs too
-- until it ends. `failing_since`: since when nothing has arrived there; null when the last delivery did.
create table webhook (
  organisation_id text not null,
  id text not null,
  application_id text,
  api_id text,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  sealed_secret text not null,
  earlier_secret text,
  earlier_until timestamptz,
  failing_since timestamptz,
  paused_at timestamptz,
  pause_reason text check (pause_reason in ('by_hand', 'failing', 'gone')),
  created_at timestamptz not null default behalf_now(),
  primary key (organisation_id, id),
  check (num_nonnulls(application_id, api_id) = 1),
  check ((paused_at is null) = (pause_reason is null)),
  foreign key (organisation_id, application_id) references application (organisation_id, id),
  foreign key (organisation_id, api_id) references api (organisation_id, id)
);
create unique index webhook_application on webhook (organisation_id, application_id);
create unique index webhook_api on webhook (organisation_id, api_id);

-- What one webhook is to be told, written by the statement that makes it so. `data` says what happened, the person
-- stands beside it: how they are named is the receiver's. Whoever tries to deliver it has moved `next_at` on; `since`
-- says since when it is tried.
create table webhook_delivery (
  organisation_id text not null,
  id text not null default 'whd_' || replace(gen_random_uuid()::text, '-', ''),
  webhook_id text not null,
  type text not null,
  data jsonb not null,
  person_id text,
  happened_at timestamptz not null default behalf_now(),
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  since timestamptz not null default behalf_now(),
  next_at timestamptz not null default behalf_now(),
  attempted_at timestamptz,
  last_status integer,
  last_line text,
  last_problem text,
  primary key (organisation_id, id),
  foreign key (organisation_id, webhook_id) references webhook (organisation_id, id) on delete cascade,
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index webhook_delivery_due on webhook_delivery (organisation_id, webhook_id, next_at) where state = 'pending';
create index webhook_delivery_list on webhook_delivery (organisation_id, webhook_id, happened_at desc, id desc);
create index webhook_delivery_age on webhook_delivery using brin (happened_at);
