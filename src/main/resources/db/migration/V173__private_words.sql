-- What lines of the audit hold only as a salted digest: readers' addresses. Deleting a row erases the person, and every
-- line and seal still verifies.
create table audit_private (
  digest char(64) primary key,
  salt char(64) not null,
  words varchar(400) not null
);
create index audit_private_by_words on audit_private (words);
