-- Which retracted works were found under which live article, by DOI or number of PubMed: each is answered once.
create table fallen_source (
  article_id uuid not null references article (id),
  work varchar(310) not null,
  found_at timestamp(6) with time zone not null,
  -- When a review was begun because of it; null while the article is in review for another reason.
  begun_at timestamp(6) with time zone,
  primary key (article_id, work)
);
