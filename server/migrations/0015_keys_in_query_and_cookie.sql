-- A key may also go into the query or a cookie.
alter table skill_authentication drop constraint skill_authentication_type_check;
alter table skill_authentication add constraint skill_authentication_type_check
  check (type in ('bearer', 'basic', 'header', 'query', 'cookie', 'oauth_client_credentials'));
