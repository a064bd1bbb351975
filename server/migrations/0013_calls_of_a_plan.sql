-- A plan knows its calls; whatever is asked, made or told of a call afterwards names it by its id.
alter table run_step add column call_id text;

with numbered as (
  select s.*, count(*) filter (where kind = 'plan') over (partition by run_id order by position) as plan
    from run_step s
), planned as (
  select run_id, plan,
         coalesce(max(detail ->> 'callId') filter (where kind = 'call'),
                  max('cal_' || substr(id, 5)) filter (where kind = 'plan')) as call_id
    from numbered where plan > 0 group by run_id, plan
)
update run_step s
   set call_id = case when s.kind <> 'plan' then p.call_id end,
       detail = case s.kind
         when 'plan' then jsonb_build_object('calls', jsonb_build_array(s.detail - 'callId' || jsonb_build_object(
           'callId', p.call_id, 'skillId', s.skill_id, 'operationId', s.operation_id, 'summary', s.summary)))
         when 'call' then s.detail || jsonb_build_object('sent', s.detail ? 'callId')
         else s.detail end,
       skill_id = case when s.kind <> 'plan' then s.skill_id end,
       operation_id = case when s.kind <> 'plan' then s.operation_id end
  from numbered n join planned p on p.run_id = n.run_id and p.plan = n.plan
 where s.id = n.id and s.kind in ('plan', 'consent', 'confirm', 'call');

-- A call is sent once: its row's own id says so.
alter table skill_call drop column step_id;

-- What an answer asked of the person, in words and by parameter; the next message of the conversation takes it up.
create table open_question (
  run_id text primary key,
  organisation_id text not null,
  conversation_id text not null,
  skill_id text not null,
  operation_id text not null,
  filled jsonb not null,
  missing jsonb not null,
  text text not null,
  taken_by text,
  asked_at timestamptz not null default behalf_now(),
  foreign key (organisation_id, run_id) references run (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversation (organisation_id, id)
);
create unique index open_question_one on open_question (conversation_id) where taken_by is null;
create index open_question_taken on open_question (taken_by);
