-- What was read from a file and became a revision, with what the draft has not of it. It belongs to that revision for good;
-- putting it away only says that somebody has looked at it.
create table import_report (
  id uuid primary key,
  article_id uuid not null,
  revision integer not null,
  file_name varchar(200) not null,
  file_size bigint not null,
  file_sha256 char(64) not null,
  imported_by uuid not null references person (id),
  imported_at timestamp(6) with time zone not null,
  -- A list in JSON: kind, whether it may change what the text says, how many, the words lost, the words before them.
  losses text not null,
  put_away_by uuid references person (id),
  put_away_at timestamp(6) with time zone,
  foreign key (article_id, revision) references revision (article_id, number)
);
create index import_report_by_article on import_report (article_id, imported_at);
create index import_report_by_person on import_report (imported_by);
create index import_report_by_put_away on import_report (put_away_by);

-- A newer version of a file, read and not yet taken over: whoever brought it is looking at what it would change. One for
-- each person and article; the next one takes its place.
create table waiting_import (
  id uuid primary key,
  article_id uuid not null references article (id),
  person_id uuid not null references person (id),
  title text not null,
  standfirst text not null,
  body text not null,
  sources text not null,
  file_name varchar(200) not null,
  file_size bigint not null,
  file_sha256 char(64) not null,
  losses text not null,
  brought_at timestamp(6) with time zone not null,
  unique (article_id, person_id)
);
create index waiting_import_by_person on waiting_import (person_id);
create index waiting_import_by_time on waiting_import (brought_at);

-- Pictures of such a file. They become images of the article when it is taken over.
create table waiting_import_image (
  import_id uuid not null references waiting_import (id) on delete cascade,
  number integer not null,
  sha256 char(64) not null,
  media_type varchar(40) not null,
  width integer not null,
  height integer not null,
  bytes ${bytes} not null,
  primary key (import_id, number)
);
