-- Passwords stand beside the people they belong to: a person may come to have other ways to sign in, or none.
create table password (
  organisation_id text not null,
  person_id text not null,
  -- `scrypt$N$r$p$salt$key`
  hash text not null,
  set_at timestamptz not null default behalf_now(),
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);

insert into password (organisation_id, person_id, hash, set_at)
select organisation_id, id, password_hash, created_at from person;

alter table person drop column password_hash;
