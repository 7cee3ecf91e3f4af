-- The log of all lines of all chains in the order they were sealed: a leaf's content is the line's hash. The chain "seals"
-- holds the seals themselves. Append-only; db/vendor holds the triggers.
create table audit_leaf (
  leaf bigint primary key,
  chain varchar(80) not null,
  seq bigint not null,
  hash char(64) not null,
  unique (chain, seq)
);

-- Hashes of the log's complete subtrees, at every eighth level, so that no proof reads more than a few hundred rows.
create table audit_subtree (
  level integer not null,
  number bigint not null,
  hash char(64) not null,
  primary key (level, number)
);

-- The newsroom's keys, public halves only. The note introduces the key, signed by itself and by the one it replaces.
create table audit_seal_key (
  number integer primary key,
  vkey varchar(400) not null,
  at timestamp(6) with time zone not null,
  note text not null
);

-- A seal made with a key is the head of the log's tree in a signed note; it has no heads of its own.
alter table audit_seal add column tree_size bigint;
alter table audit_seal add column note text;
alter table audit_sealer add column leaves bigint default 0 not null;

-- No line is in the log yet.
update audit_chain set seal = null;
