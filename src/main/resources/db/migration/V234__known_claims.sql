-- The newest signed verdict on each claim of each article, by the words of the claim, for other texts that say the same.
create table known_claim (
  article_id uuid not null references article (id),
  same_words char(64) not null,
  -- What claims have in common that say the same in nearly the same words; null if a claim says too little.
  alike char(64),
  sign_off_id uuid not null,
  number integer not null,
  verdict varchar(20) not null,
  -- What it rests on, CSL-JSON; empty if on nothing in particular.
  source text not null,
  primary key (article_id, same_words),
  foreign key (sign_off_id, number) references signed_verdict (sign_off_id, number)
);
create index known_claim_by_words on known_claim (same_words);
create index known_claim_by_likeness on known_claim (alike);
create index known_claim_by_signature on known_claim (sign_off_id, number);

-- Known claims of which a writer said that a sentence of theirs is another one.
create table declined_claim (
  article_id uuid not null references article (id),
  same_words char(64) not null,
  known_words char(64) not null,
  declined_by uuid not null references person (id),
  declined_at timestamp(6) with time zone not null,
  primary key (article_id, same_words, known_words)
);
create index declined_claim_by_person on declined_claim (declined_by);
