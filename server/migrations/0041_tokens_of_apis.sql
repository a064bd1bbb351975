-- Under which name an API knows people that it is not to know by their ids: made with a key that only it has.
alter table api add column pairwise_key bytea not null
  default sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

-- For which operation of the skill the code was; null where there was no call.
alter table access_token add column operation_id text;

-- Whose operation it was: the platform's, or that of an API of the organisation's own, as it said when it asked.
alter table grant_use add column audience text not null default 'platform';

-- What APIs asked of tokens, for their owners to see what is asked and refused. `person` tells people apart and nobody
-- who they are; an application's own token has none. What came of the request is what the API told afterwards.
create table api_check (
  organisation_id text not null,
  id text not null,
  api_id text not null,
  at timestamptz not null,
  application_id text not null,
  person bytea,
  operation text,
  refused boolean not null,
  missing text[] not null,
  status smallint,
  milliseconds integer,
  primary key (organisation_id, id)
);
create index api_check_api on api_check (organisation_id, api_id, at desc);
create index api_check_age on api_check using brin (at);

-- Nobody of ours may have done it: an API's credentials that somebody guesses at.
alter table frequent_event alter column actor_id drop not null;
