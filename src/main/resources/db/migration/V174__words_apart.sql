-- What people wrote about a deed: lines of the audit hold only a salted digest of it. Deleting a row erases the words, and
-- every line and seal still verifies.
create table audit_words (
  digest char(64) primary key,
  salt char(64) not null,
  chain varchar(80) not null,
  words text not null
);
create index audit_words_by_chain on audit_words (chain);

-- How many lines are from versions that wrote addresses, words and licence numbers into them.
alter table audit_verification add column older bigint default 0 not null;
