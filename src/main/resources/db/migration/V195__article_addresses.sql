-- Every address an article has, and every one it had while readers knew it: one row each, so that none is ever given to
-- another article. An address that nobody chose follows the working title until the article is live;
-- of those there are already nobody knows whether somebody chose them, and they stay.
create table article_address (
  slug varchar(160) primary key,
  article_id uuid not null references article (id),
  chosen boolean not null,
  since timestamp(6) with time zone not null
);
create index article_address_by_article on article_address (article_id);

insert into article_address (slug, article_id, chosen, since)
select slug, id, true, begun_at from article;

-- What else readers may read on a topic: by the one an article has now, which its editions do not follow.
create index article_seen_by_topic on article (topic, withdrawn_at, first_published);
