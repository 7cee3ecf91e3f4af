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
  closed_at timestamp(6) with time zone,
  closed_by uuid
);
create index worklist_by_subject on worklist (subject, closed_at);

create table worklist_queue (
  queue varchar(80) not null,
  due timestamp(6) with time zone not null,
  task_id varchar(64) not null references worklist (task_id),
  topic varchar(120) not null,
  primary key (queue, due, task_id)
);
create index worklist_queue_by_task on worklist_queue (task_id);
create index worklist_queue_by_topic on worklist_queue (queue, topic, due, task_id);
