-- One row per chain: its lock, its length and the hash of its last line. No foreign keys here: they would cost a lookup
-- with every line, and whoever can write to these tables past the server is found by verification, not by a constraint.
create table audit_chain (
  chain varchar(80) primary key,
  length bigint not null,
  head char(64) not null,
  -- The seal that covers the last line; null once the chain has grown beyond it.
  seal bigint
);
create index audit_chain_by_seal on audit_chain (seal, chain);

-- Append-only; db/vendor holds the triggers.
create table audit_entry (
  chain varchar(80) not null,
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
create index audit_entry_by_actor on audit_entry (actor, at, chain, seq);
create index audit_entry_by_action on audit_entry (action, at, chain, seq);

-- A seal fixes the heads of all chains that have grown since the one before it. Append-only.
create table audit_seal (
  number bigint primary key,
  at timestamp(6) with time zone not null,
  heads integer not null,
  prev char(64) not null,
  hash char(64) not null
);
create table audit_seal_head (
  seal bigint not null,
  chain varchar(80) not null,
  seq bigint not null,
  hash char(64) not null,
  primary key (seal, chain)
);
create index audit_seal_head_by_chain on audit_seal_head (chain, seq);

-- One row: whoever holds it may seal. It names the newest seal.
create table audit_sealer (
  id integer primary key,
  number bigint not null,
  hash char(64) not null
);
insert into audit_sealer (id, number, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table audit_verification (
  id uuid primary key,
  begun_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone not null,
  asked_by varchar(80) not null,
  chains bigint not null,
  lines bigint not null,
  seals bigint not null,
  broken bigint not null,
  report text not null
);
create index audit_verification_by_time on audit_verification (ended_at);
