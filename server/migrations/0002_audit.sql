-- What happened, who did it, on whose behalf. Rows are only ever added; without a foreign key, which would lock the
-- organisation's row at each event.
create table audit_event (
  organisation_id text not null,
  id bigint generated always as identity,
  at timestamptz not null default behalf_now(),
  event text not null,
  actor_kind text not null check (actor_kind in ('person', 'application', 'system')),
  actor_id text,
  subject text,
  details jsonb not null default '{}',
  primary key (organisation_id, id)
);
create index audit_event_stream on audit_event (organisation_id, subject, id desc) where event like 'stream.%';

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are never changed or deleted';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_audit_change();
-- Also where a session poses as a replica.
alter table audit_event enable always trigger audit_is_append_only;
