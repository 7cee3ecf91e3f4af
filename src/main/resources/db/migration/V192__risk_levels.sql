-- The level of risk of an article: it may be open until the text is first handed in, and says what it rests on.
alter table article alter column risk drop not null;

create table article_risk (
  article_id uuid primary key references article (id),
  basis varchar(20) not null,
  -- What in the text and its topic was weighed, a line each.
  weighed varchar(8000) not null,
  decided_by uuid references person (id),
  decided_at timestamp with time zone not null,
  reason varchar(2000) not null
);

-- Articles that are there keep the level their writers chose.
insert into article_risk (article_id, basis, weighed, decided_by, decided_at, reason)
select id, 'KEPT', '', writer, begun_at, '' from article;

-- That somebody who reads a text asks for another level.
create table risk_request (
  id uuid primary key,
  article_id uuid not null references article (id),
  wanted varchar(20) not null,
  reason varchar(2000) not null,
  asked_by uuid not null references person (id),
  asked_at timestamp with time zone not null,
  answered_by uuid references person (id),
  answered_at timestamp with time zone
);

create index risk_request_by_article on risk_request (article_id);
