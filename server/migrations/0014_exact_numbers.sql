-- What others wrote stays as they wrote it, every digit of every number: `jsonb` would make 100000 of 1e5 and 0 of -0.
alter table skill alter column spec type json using spec::json;
alter table skill_version alter column spec type json using spec::json;
alter table confirmation
  alter column card type json using card::json,
  alter column call type json using call::json,
  alter column arguments type json using arguments::json;
alter table run_step
  alter column detail drop default,
  alter column detail type json using detail::json,
  alter column detail set default '{}';
alter table open_question
  alter column filled type json using filled::json,
  alter column missing type json using missing::json;
