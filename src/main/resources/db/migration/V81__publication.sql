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
