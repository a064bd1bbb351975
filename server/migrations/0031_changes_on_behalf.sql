-- The run and the call whose code a token was issued for: what it does is then seen where it was asked for.
alter table access_token add column run_id text;
alter table access_token add column call_id text;

-- What was done to a person's events and to-dos, and in whose name: an application for the person, the application for
-- itself (no grant), or the person in their own session (no application). `before` is the row as it was, enough to put it
-- back; null where it was made. `version` is the row's after the change: only the latest can be undone.
create table resource_change (
  organisation_id text not null,
  id text not null,
  person_id text not null,
  application_id text,
  run_id text,
  call_id text,
  kind text not null check (kind in ('event', 'todo')),
  resource_id text not null,
  action text not null check (action in ('created', 'changed', 'deleted')),
  title text not null,
  before jsonb,
  version integer not null,
  at timestamptz not null default behalf_now(),
  undone_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  check ((action = 'created') = (before is null))
);
create index resource_change_resource on resource_change (organisation_id, resource_id, at desc);
create index resource_change_run on resource_change (organisation_id, run_id) where run_id is not null;
create index resource_change_person on resource_change (organisation_id, person_id, at desc);
