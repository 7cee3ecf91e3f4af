-- Since when a step of a process has been seen to fail; the row goes when the step is done.
create table failed_step (
  job varchar(64) primary key,
  since timestamp(6) with time zone not null
);
