-- Pinned ones stand first in their person's list, however old.
alter table conversation add column pinned boolean not null default false;
drop index conversation_person;
create index conversation_person on conversation
  (organisation_id, person_id, pinned desc, updated_at desc, id desc) where deleted_at is null;

-- What waits for a person.
create index run_waiting on run (organisation_id, person_id) where status = 'requires_action';
