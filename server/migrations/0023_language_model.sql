-- What an organisation decides about its language model. Without an address it is the operator's, if there is one.
create table organisation_model (
  organisation_id text primary key references organisation (id),
  base_url text,
  model text,
  -- Sealed together with the origin that the key was given for.
  sealed_key text,
  delegated_results text not null check (delegated_results in ('local', 'allowed')),
  budgets jsonb not null,
  updated_at timestamptz not null default behalf_now(),
  check ((base_url is null) = (model is null))
);

-- One request to a model, kept before it is made: what was begun counts, whatever becomes of the process.
create table model_use (
  organisation_id text not null,
  id text not null,
  run_id text not null,
  assistant_id text not null,
  model text not null,
  at timestamptz not null default behalf_now(),
  input_tokens integer not null,
  output_tokens integer not null default 0,
  ms integer,
  outcome text not null default 'begun'
    check (outcome in ('begun', 'answered', 'called', 'failed', 'stopped', 'gave_up')),
  primary key (organisation_id, id),
  foreign key (organisation_id, run_id) references run (organisation_id, id),
  foreign key (organisation_id, assistant_id) references assistant (organisation_id, id)
);
create index model_use_run on model_use (organisation_id, run_id);
create index model_use_time on model_use (organisation_id, at);
create index model_use_assistant on model_use (organisation_id, assistant_id);
