-- What people have typed since the last revision, kept while they type.
create table working_copy (
  article_id uuid not null references article (id),
  person_id uuid not null references person (id),
  base integer not null,
  title text not null,
  standfirst text not null,
  body text not null,
  sources text not null,
  format varchar(20) not null,
  saved_at timestamp(6) with time zone not null,
  primary key (article_id, person_id)
);
