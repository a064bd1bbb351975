-- What of a call the developers of its application may look through: when, what, what came of it, and never what was
-- said in it. Left out in calls that were made before, as far as nothing tells it.
alter table skill_call
  add column application_id text,
  add column person_id text,
  -- Of the assistant; none: its draft.
  add column version integer,
  add column mode text check (mode in ('http', 'stream')),
  add column method text,
  -- As the skill's file has it, with the names of its parameters and without their values.
  add column path text,
  -- What the call needs of the person.
  add column scopes text[] not null default '{}',
  add column status smallint,
  -- Why there is no answer, or none that can be read.
  add column failure text,
  -- Whether anything may have reached the skill; none while it is awaited.
  add column sent boolean;

update skill_call c
   set application_id = s.application_id, mode = c.request ->> 'mode', method = c.request ->> 'method',
       status = (c.response #>> '{status,code}')::smallint,
       sent = case when c.outcome <> 'sending' then true end
  from skill s
 where s.organisation_id = c.organisation_id and s.id = c.skill_id;
update skill_call c set person_id = r.person_id, version = r.version
  from run r
 where r.organisation_id = c.organisation_id and r.id = c.run_id;

create index skill_call_application on skill_call (organisation_id, application_id, begin_at, id);

-- Where a client may be sent back to with a code: one of these, letter by letter.
alter table application add column redirect_urls text[] not null default '{}';
-- By which its developers know people apart without knowing who they are. Nobody is ever shown it.
alter table application add column pseudonym_key text not null default gen_random_uuid()::text;

alter table application_secret add column last_used_at timestamptz;
