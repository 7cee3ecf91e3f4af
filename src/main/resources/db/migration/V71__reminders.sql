-- How many rungs of the ladder of reminders an open turn has passed. With the index each rung's question is a range of
-- those that have not, however many turns are open or over.
alter table worklist add column reminded smallint default 0 not null;
create index worklist_by_reminder on worklist (closed_at, reminded, queue_due, task_id);

-- Days whose daily letters are all written.
create table daily_letters (
  for_day date primary key,
  written_at timestamp(6) with time zone not null
);
