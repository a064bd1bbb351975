-- A person's picture, drawn anew by us. Whoever has its name may see it, as whoever has the address of a picture anywhere;
-- the person's `avatar_url` is its address on this server, and another with each picture.
create table person_picture (
  organisation_id text not null,
  person_id text not null,
  name text not null,
  bytes bytea not null,
  primary key (organisation_id, person_id),
  unique (organisation_id, name),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
