-- What a timestamp authority outside said about a seal (RFC 3161): its answer as it came, in base64. Append-only; db/vendor
-- holds the triggers.
create table audit_stamp (
  seal bigint primary key,
  at timestamp(6) with time zone not null,
  authority varchar(400) not null,
  reply text not null
);

-- One row: the node that holds it asks. It remembers why there was no answer.
create table audit_stamping (
  id integer primary key,
  held_until timestamp(6) with time zone,
  next_at timestamp(6) with time zone,
  tried_at timestamp(6) with time zone,
  failures integer not null,
  why varchar(40),
  detail varchar(400)
);
insert into audit_stamping (id, failures) values (1, 0);
