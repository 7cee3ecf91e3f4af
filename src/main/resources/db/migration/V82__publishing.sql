-- Signed texts that wait for their time. The row goes when the text is live or called back.
create table scheduled_publication (
  article_id uuid primary key references article (id),
  revision integer not null,
  sha256 char(64) not null,
  at timestamp(6) with time zone not null,
  ordered_by uuid not null references person (id),
  ordered_at timestamp(6) with time zone not null
);
