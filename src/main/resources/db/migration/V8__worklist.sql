-- One row per turn, open or finished. An open turn stands in exactly one queue: that of its assignee, or its pool while
-- nobody has it. So opening, assigning and closing are one statement each, and no turn can appear twice in a list.
create table worklist (
  task_id varchar(64) primary key,
  subject varchar(80) not null,
  number integer not null,
  title varchar(400) not null,
  topic varchar(120) not null,
  step varchar(200) not null,
  page varchar(60) not null,
  instruction text not null,
  refusable boolean not null,
  assignee uuid,
  candidates varchar(400) not null,
  given_by uuid,
  handed_by uuid,
  note text not null,
  since timestamp(6) with time zone not null,
  due timestamp(6) with time zone,
  -- Where it lies when nobody has it: 'role:X', 'roles:A B', or 'nobody'.
  pool varchar(420) not null,
  -- 'person:<id>' or the pool; null once it is finished.
  queue varchar(420),
  -- Never null, so that turns without a due date sort behind all others.
  queue_due timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  closed_by uuid,
  -- How many rungs of the ladder of reminders it has passed while open.
  reminded smallint default 0 not null
);
-- The page: a range of each of a person's queues, read in order.
create index worklist_by_queue on worklist (queue, queue_due, task_id);
create index worklist_by_topic on worklist (queue, topic, queue_due, task_id);
create index worklist_by_subject on worklist (subject, closed_at);
-- "Waiting for others" starts from what a person finished last.
create index worklist_by_closer on worklist (closed_by, closed_at);
-- Each rung's question is a range of the turns that have not passed it, however many are open or over.
create index worklist_by_reminder on worklist (closed_at, reminded, queue_due, task_id);

-- The pools that lie with several roles at once, by role. A newsroom's diagrams have a handful at most.
create table worklist_pool (
  role varchar(60) not null,
  pool varchar(420) not null,
  primary key (role, pool)
);
