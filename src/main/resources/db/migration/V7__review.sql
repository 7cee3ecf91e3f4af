-- Where an article stands on its way: the run counts how often it set out on a review, the round how
-- often its text was handed in. A second signature within a round must come from somebody else; a
-- new round may be signed by the same clinician again, as a re-review of an unchanged text is.
create table review_round (
  article_id uuid primary key references article (id),
  run integer not null,
  round integer not null,
  begun_at timestamp(6) with time zone not null
);

-- Evidence: written once, never changed. Name and credential are copied as they stood that day.
create table sign_off (
  id uuid primary key,
  article_id uuid not null,
  revision integer not null,
  sha256 char(64) not null,
  run integer not null,
  round integer not null,
  task_id varchar(64) not null,
  signer uuid not null references person (id),
  signer_name varchar(200) not null,
  credential_type varchar(40) not null,
  credential_issuer varchar(200) not null,
  credential_number varchar(80) not null,
  credential_jurisdiction varchar(120),
  credential_issued date not null,
  credential_expires date,
  credential_verified_on date not null,
  credential_verified_by varchar(200) not null,
  meaning varchar(60) not null,
  statement text not null,
  method varchar(40) not null,
  remote_address varchar(60) not null,
  signed_at timestamp(6) with time zone not null,
  foreign key (article_id, revision) references revision (article_id, number),
  unique (article_id, revision, round, signer)
);
create index sign_off_by_hash on sign_off (article_id, sha256);
create index sign_off_by_task on sign_off (task_id);

-- What was said when a text was sent back or let through: written once, never changed.
create table review_note (
  id uuid primary key,
  article_id uuid not null,
  revision integer not null,
  task_id varchar(64) not null,
  step varchar(200) not null,
  kind varchar(20) not null,
  author uuid not null references person (id),
  author_name varchar(200) not null,
  words text not null,
  written_at timestamp(6) with time zone not null,
  foreign key (article_id, revision) references revision (article_id, number)
);
create index review_note_by_article on review_note (article_id, written_at);
create index review_note_by_task on review_note (task_id);

-- A reviewer's unsent notes, theirs alone.
create table review_draft (
  task_id varchar(64) not null,
  person_id uuid not null references person (id),
  revision integer not null,
  notes text not null,
  saved_at timestamp(6) with time zone not null,
  primary key (task_id, person_id)
);

create table wrong_password (
  person_id uuid not null references person (id),
  at timestamp(6) with time zone not null
);
create index wrong_password_by_person on wrong_password (person_id, at);
