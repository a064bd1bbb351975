-- Which job took a run: only that job, given out again because its node died, may take it while it is under way.
alter table run add column job text;
