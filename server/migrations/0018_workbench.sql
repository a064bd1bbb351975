-- A skill may rest in the draft: neither planned nor published until it is switched on again.
alter table skill add column enabled boolean not null default true;

-- What an assistant's turns came to, by the time they began; and what was asked in each of them.
create index run_assistant on run (organisation_id, assistant_id, created_at);
create index consent_request_run on consent_request (organisation_id, run_id) where run_id is not null;
create index confirmation_run on confirmation (organisation_id, run_id);
