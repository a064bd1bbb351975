-- How often everything that an application had been given was ended: whatever was issued in an earlier generation is
-- dead, by one row that every use reads anyway. What is issued keeps the generation that was read with the client.
alter table application add column generation integer not null default 1;
alter table oauth_code add column generation integer not null default 1;
alter table token_family add column generation integer not null default 1;
alter table access_token add column generation integer not null default 1;
alter table reply_token add column generation integer not null default 1;

-- An admin takes an assistant out of use, and back: `enabled_at` is when it came back last. What its skills were issued
-- before that is dead.
alter table assistant add column disabled_at timestamptz;
alter table assistant add column enabled_at timestamptz;

-- What an approval covers: from when on, and the destinations (`host`, or `stream:host`) that the permission's skills had
-- when it was given. Null: there was no such skill yet; the first version that is published says it. What is not sensitive
-- goes anywhere. `asked_hosts`: those that a version asks for beyond them, which an admin has not decided about.
alter table application_permission add column approved_at timestamptz;
alter table application_permission add column hosts text[];
alter table application_permission add column asked_hosts text[] not null default '{}';
update application_permission set approved_at = coalesce(decided_at, requested_at) where status = 'approved';
update application_permission p
   set hosts = (select array_agg(distinct case v.spec ->> 'protocol' when 'stream' then 'stream:' else '' end
                                          || (v.spec ->> 'host'))
                  from skill_version v
                  join assistant a on a.organisation_id = v.organisation_id and a.id = v.assistant_id
                                  and a.published_version = v.number
                 where v.organisation_id = p.organisation_id and v.application_id = p.application_id
                   and exists (select from jsonb_each(v.shape -> 'operations') as o where o.value -> 'scopes' ? p.code))
 where p.status = 'approved' and p.decided_by is not null;
