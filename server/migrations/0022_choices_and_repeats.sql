-- What the person pressed among the choices of the last answer, with what it stands for; and the run whose words this
-- one is once more. A run's `request` is what is worked on: that of the run it goes back to, where it does.
alter table run add column chosen json;
alter table run add column repeats text;

-- What was edited and said anew, and what had followed it, is kept and no longer shown, nor read by a planner.
alter table run add column replaced_at timestamptz;
alter table message add column replaced_at timestamptz;
