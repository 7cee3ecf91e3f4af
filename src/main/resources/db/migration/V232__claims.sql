-- What reviewers say of the claims of a revision while they read, each for themselves.
create table claim_verdict (
  article_id uuid not null,
  person_id uuid not null references person (id),
  revision integer not null,
  claim integer not null,
  task_id varchar(64) not null,
  quote text not null,
  before_quote text not null,
  after_quote text not null,
  at_character integer not null,
  basis char(64) not null,
  verdict varchar(20) not null,
  note text not null,
  source_key text not null,
  passage text not null,
  page text not null,
  saved_at timestamp(6) with time zone not null,
  primary key (article_id, person_id, revision, claim),
  foreign key (article_id, revision) references revision (article_id, number)
);
create index claim_verdict_by_task on claim_verdict (task_id);

-- What they had said when they signed: written once with the signature.
create table signed_verdict (
  sign_off_id uuid not null references sign_off (id),
  number integer not null,
  sha256 char(64) not null,
  claim text not null,
  given_in integer not null,
  verdict varchar(20) not null,
  note text not null,
  source_key text not null,
  source text not null,
  passage text not null,
  page text not null,
  primary key (sign_off_id, number)
);
