-- What an application asked a person for in the browser, as the address said it, and what became of it. `wanted` is what
-- the code will be for; `scopes` what of it the page asks for, because the person does not allow it yet. `hindrance`: why
-- this person cannot allow it at all.
create table authorisation_request (
  organisation_id text not null,
  id text not null,
  person_id text not null,
  application_id text not null,
  query text not null,
  wanted text[] not null check (cardinality(wanted) > 0),
  scopes text[] not null check (cardinality(scopes) > 0),
  hindrance text check (hindrance in ('other_organisation', 'not_administrator')),
  status text not null default 'pending' check (status in ('pending', 'allow', 'deny')),
  created_at timestamptz not null default behalf_now(),
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, application_id) references application (organisation_id, id)
);
create index authorisation_request_expiry on authorisation_request using brin (expires_at);

-- Of a code that a browser brings: where to, and the challenge that only who began can answer (RFC 7636).
alter table oauth_code add column redirect_uri text;
alter table oauth_code add column code_challenge text;
-- Whether the organisation's id comes with the tokens; a skill always knows it.
alter table oauth_code add column names_organisation boolean not null default true;
alter table token_family add column names_organisation boolean not null default true;
