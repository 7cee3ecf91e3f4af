-- Each time an article went live: what with, who had signed it, and until when readers saw it.
create table edition (
  article_id uuid not null references article (id),
  number integer not null,
  revision integer not null,
  sha256 char(64) not null,
  kind varchar(20) not null,
  topic varchar(120) not null,
  writer uuid not null,
  first_published timestamp(6) with time zone not null,
  live_at timestamp(6) with time zone not null,
  superseded_at timestamp(6) with time zone,
  primary key (article_id, number),
  foreign key (article_id, revision) references revision (article_id, number)
);
create index edition_by_hash on edition (sha256);
create index edition_newest on edition (superseded_at, first_published, article_id);
create index edition_by_topic on edition (topic, superseded_at, first_published);
create index edition_by_writer on edition (writer, superseded_at);
create index edition_by_kind on edition (kind, live_at);

-- As they signed: a later change of name or credential does not reach back.
create table edition_signer (
  article_id uuid not null,
  number integer not null,
  signer uuid not null,
  name varchar(200) not null,
  credential varchar(40) not null,
  issuer varchar(200) not null,
  signed_at timestamp(6) with time zone not null,
  primary key (article_id, number, signer),
  foreign key (article_id, number) references edition (article_id, number)
);
create index edition_signer_by_person on edition_signer (signer);

create table edition_image (
  article_id uuid not null,
  number integer not null,
  sha256 char(64) not null,
  primary key (article_id, number, sha256),
  foreign key (article_id, number) references edition (article_id, number)
);
create index edition_image_by_hash on edition_image (sha256);

-- Why the review now running was begun, kept until its text goes live.
create table coming_edition (
  article_id uuid primary key references article (id),
  reason varchar(20) not null
);

-- Signed texts that wait for their time. The row goes when the text is live or called back.
create table scheduled_publication (
  article_id uuid primary key references article (id),
  revision integer not null,
  sha256 char(64) not null,
  at timestamp(6) with time zone not null,
  ordered_by uuid not null references person (id),
  ordered_at timestamp(6) with time zone not null
);

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

create table withdrawal (
  id uuid primary key,
  article_id uuid not null references article (id),
  reason text not null,
  withdrawn_by uuid not null references person (id),
  withdrawn_at timestamp(6) with time zone not null,
  lifted_by integer
);
create index withdrawal_by_article on withdrawal (article_id, withdrawn_at);

-- Words above a text readers go on seeing while something dangerous in it is being put right.
create table banner (
  id uuid primary key,
  article_id uuid not null references article (id),
  words text not null,
  raised_by uuid not null references person (id),
  raised_at timestamp(6) with time zone not null,
  lowered_at timestamp(6) with time zone
);
create index banner_by_article on banner (article_id, lowered_at);
