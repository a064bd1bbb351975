-- How often everything that an application had been given was ended: whatever was issued in an earlier generation is
-- dead, by one row that every use reads anyway. What is issued keeps the generation that was read with the client.
alter table application add column generation integer not null default 1;
alter table oauth_code add column generation integer not null default 1;
alter table token_family add column generation integer not null default 1;
alter table access_token add column generation integer not null default 1;
alter table reply_token add column generation integer not null default 1;

-- An admin takes an assistant out of use, and back: `enabled_at` is when it came back last. What its skills were issued
-- before that is dead.
alter table assistant add column disabled_at timestamptz;
alter table assistant add column enabled_at timestamptz;
