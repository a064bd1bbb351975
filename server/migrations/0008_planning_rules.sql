-- What an assistant does without weighing words: what its builder's rules say, or passing every message on.
alter table assistant
  add column rules jsonb not null default '[]',
  add column mode text not null default 'plan' check (mode in ('plan', 'pass_through'));

alter table assistant_version
  add column rules jsonb not null default '[]',
  add column mode text not null default 'plan' check (mode in ('plan', 'pass_through'));
