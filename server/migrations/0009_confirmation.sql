-- A question to one person before one call: the values that would be sent. `card` is what was shown, `call` what the
-- answer is checked against, `arguments` and `digest` what was confirmed: the call sends that or nothing.
create table confirmation (
  id text primary key,
  organisation_id text not null,
  person_id text not null,
  run_id text not null,
  skill_id text not null,
  operation_id text not null,
  -- What of the operation a later "don't ask again" holds for.
  shape text not null,
  card jsonb not null,
  call jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'run', 'cancel', 'expired', 'superseded')),
  arguments jsonb,
  digest text,
  answered_at timestamptz,
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, run_id) references run (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);
create unique index confirmation_one_pending on confirmation (run_id) where status = 'pending';

-- "Don't ask again": for one operation of one shape, by a person for themselves or by an admin for everyone.
create table confirmation_waiver (
  id text primary key,
  organisation_id text not null,
  person_id text,
  skill_id text not null,
  operation_id text not null,
  shape text not null,
  method text not null,
  summary text not null,
  created_by text not null,
  created_at timestamptz not null default behalf_now(),
  unique nulls not distinct (organisation_id, person_id, skill_id, operation_id, shape),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id),
  foreign key (organisation_id, skill_id) references skill (organisation_id, id)
);

-- A run's open question is its last step; nothing ever looked here.
alter table run drop column consent_id;
