-- Which works articles name as their sources: in their latest text, and in the one readers see. Read from the texts.
create table cited_work (
  article_id uuid not null references article (id),
  work varchar(330) not null,
  latest integer not null,
  live integer not null,
  primary key (article_id, work)
);
create index cited_work_by_work on cited_work (work);

-- Of which revisions that was read.
create table cited_works_read (
  article_id uuid primary key references article (id),
  latest_revision integer not null,
  live_revision integer
);

-- Which retracted works were told to whoever had an article in hand: each once.
create table retraction_told (
  article_id uuid not null references article (id),
  work varchar(310) not null,
  told_at timestamp(6) with time zone not null,
  primary key (article_id, work)
);
