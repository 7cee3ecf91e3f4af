create table sign_off (
  id uuid primary key,
  article_id uuid not null,
  revision integer not null,
  sha256 char(64) not null,
  signer uuid not null references person (id),
  signer_name varchar(200) not null,
  credential_type varchar(40) not null,
  credential_issuer varchar(200) not null,
  credential_number varchar(80) not null,
  credential_expires date,
  statement text not null,
  signed_at timestamp(6) with time zone not null,
  foreign key (article_id, revision) references revision (article_id, number),
  unique (article_id, revision, signer)
);
create index sign_off_by_hash on sign_off (article_id, sha256);
