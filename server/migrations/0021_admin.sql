-- The audit is read by time, newest first: all of it, of one actor, on one object, of one kind.
create index audit_event_time on audit_event (organisation_id, at desc, id desc);
create index audit_event_actor on audit_event (organisation_id, actor_id, at desc, id desc);
create index audit_event_subject on audit_event (organisation_id, subject, at desc, id desc);
drop index audit_event_kind;
create index audit_event_kind on audit_event (organisation_id, event, at desc, id desc);

-- Who stands behind an application or a skill: what an admin is told before it is disabled.
create index consent_grant_application on consent_grant (organisation_id, application_id) where revoked_at is null;
create index consent_grant_skill on consent_grant (organisation_id, skill_id) where revoked_at is null;
