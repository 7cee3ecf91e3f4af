-- That a draft readers never saw was given up, until somebody takes it up again.
create table given_up_draft (
  article_id uuid primary key references article (id),
  given_up_by uuid not null references person (id),
  given_up_at timestamp with time zone not null,
  reason varchar(2000) not null
);

-- Of those given up before, the audit has kept by whom and when; why stands in the timeline.
insert into given_up_draft (article_id, given_up_by, given_up_at, reason)
select a.id, p.id, e.at, ''
from article a
join audit_entry e on e.chain = concat('article:', cast(a.id as varchar(36))) and e.action = 'review.given-up'
join person p on cast(p.id as varchar(36)) = e.actor
where a.live_revision is null and a.withdrawn_at is null
  and not exists (select 1 from article_run r where r.article_id = a.id)
  and e.seq = (select max(l.seq) from audit_entry l where l.chain = e.chain and l.action = e.action);
