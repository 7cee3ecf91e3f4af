create table article_run (
  article_id uuid primary key references article (id),
  process_instance varchar(64) unique,
  reason varchar(20) not null,
  begun_at timestamp(6) with time zone not null
);

-- Days whose daily letters are all written.
create table daily_letters (
  for_day date primary key,
  written_at timestamp(6) with time zone not null
);
