-- What is known to be wrong in a text readers see, from the moment somebody decided that it is, until an edition went
-- live that a clinician signed and a publisher let go as the answer to it.
create table planned_correction (
  id uuid primary key,
  article_id uuid not null references article (id),
  severity varchar(20) not null,
  summary text not null,
  planned_by uuid not null references person (id),
  planned_at timestamp(6) with time zone not null,
  settled_by integer
);
create index planned_correction_by_article on planned_correction (article_id, settled_by);

-- The public notice as a publisher worded it for exactly one text, until that text goes live.
create table coming_notice (
  article_id uuid primary key references article (id),
  sha256 char(64) not null,
  severity varchar(20) not null,
  summary text not null,
  before_text text not null,
  after_text text not null,
  written_by uuid not null references person (id),
  written_at timestamp(6) with time zone not null
);

-- Public for good. Numbered without a gap through the whole newsroom.
create table correction_notice (
  number integer primary key,
  article_id uuid not null,
  edition integer not null,
  title varchar(400) not null,
  severity varchar(20) not null,
  summary text not null,
  before_text text not null,
  after_text text not null,
  published_at timestamp(6) with time zone not null,
  unique (article_id, edition),
  foreign key (article_id, edition) references edition (article_id, number)
);
create index correction_notice_by_severity on correction_notice (severity, number);

-- One row, held by whoever numbers a notice until that notice is committed: an identity column would leave gaps.
create table correction_count (
  id integer primary key,
  last_number integer not null
);
insert into correction_count (id, last_number) values (1, 0);
