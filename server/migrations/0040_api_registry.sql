-- The version of its API that a point is of: what a card that shows it is about.
alter table permission_point add column number integer not null;

-- Of each permission of an API of the organisation's own, the version that the page shows, by its code; and what such a
-- permission opens that was allowed before without that.
alter table authorisation_request add column shown jsonb not null default '{}';
alter table authorisation_request add column widened jsonb not null default '[]';

-- Publishing finds who allowed a point. The platform's own are not in it, and cost nothing.
create index grant_scope_own_code on grant_scope (organisation_id, code)
  where api_version is not null and revoked_at is null;
