create table audit_chain (
  chain varchar(80) primary key,
  length bigint not null,
  head char(64) not null
);

create table audit_entry (
  chain varchar(80) not null references audit_chain (chain),
  seq bigint not null,
  at timestamp(6) with time zone not null,
  actor varchar(80) not null,
  action varchar(80) not null,
  subject varchar(200) not null,
  facts text not null,
  prev char(64) not null,
  hash char(64) not null,
  primary key (chain, seq)
);
create index audit_entry_by_time on audit_entry (at, chain, seq);
