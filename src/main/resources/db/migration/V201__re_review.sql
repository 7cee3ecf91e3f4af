-- After how many months the table in force has an article read again. Null until its date was last worked out by it.
alter table article add column review_months integer;
create index article_by_next_review on article (next_review, id);

-- A text that went live before its day was kept is counted from its last signature.
update article set last_reviewed = (
  select cast(max(s.signed_at) as date) from sign_off s where s.article_id = article.id and s.sha256 = article.live_sha256)
where live_sha256 is not null and last_reviewed is null;

-- What became of the day by which an article is to be read again: the review that was begun for it, and who was told.
create table re_review (
  article_id uuid primary key references article (id),
  -- The day it was begun for. Another day calls for another review.
  due date,
  begun_at timestamp(6) with time zone,
  -- Whom it was offered first, until when nobody else is asked; null once that is over.
  offered_to uuid references person (id),
  offered_until timestamp(6) with time zone,
  -- The day that had passed when publishers were told.
  told_due date
);
create index re_review_by_begin on re_review (begun_at);
create index re_review_by_offer on re_review (offered_until);
create index re_review_by_offered on re_review (offered_to);

-- The secret address at which somebody's calendar is fetched: of the secret only its SHA-256 is kept.
create table calendar_feed (
  person_id uuid primary key references person (id),
  sha256 char(64) not null unique,
  made_at timestamp(6) with time zone not null
);
