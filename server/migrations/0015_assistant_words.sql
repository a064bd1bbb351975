-- What an assistant is told and says of its own, in the draft and in each version. No icon: its name's first character;
-- no starters: its skills' examples.
alter table assistant
  add column icon text not null default '',
  add column instructions text not null default '',
  add column welcome text not null default '',
  add column fallback text not null default '',
  add column starters text[] not null default '{}';

alter table assistant_version
  add column icon text not null default '',
  add column instructions text not null default '',
  add column welcome text not null default '',
  add column fallback text not null default '',
  add column starters text[] not null default '{}';
