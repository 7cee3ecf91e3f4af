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
