-- What an assistant offers a person to say next, under an answer; off until its builder decides otherwise.
alter table assistant add column suggestions jsonb not null
  default '{"kind": "off", "rule": "", "questions": []}';
alter table assistant_version add column suggestions jsonb not null
  default '{"kind": "off", "rule": "", "questions": []}';

-- What its builder tries the draft with, and which operation should be found; no part of a version.
alter table assistant add column test_phrases jsonb not null default '[]';
