create table person (
  id uuid primary key,
  slug varchar(120) not null unique,
  name varchar(200) not null,
  email varchar(320) not null unique,
  active boolean not null,
  version integer default 1 not null,
  password varchar(200),
  password_set_at timestamp(6) with time zone,
  npi char(10),
  biography text default '' not null,
  affiliations varchar(1000) default '' not null,
  portrait char(64)
);

create table person_role (
  person_id uuid not null references person (id),
  role varchar(60) not null,
  primary key (person_id, role)
);
create index person_role_by_role on person_role (role, person_id);

create table credential (
  id uuid primary key,
  person_id uuid not null references person (id),
  type varchar(40) not null,
  issuer varchar(200) not null,
  number varchar(80) not null,
  jurisdiction varchar(120),
  issued date not null,
  expires date,
  verified_by uuid references person (id),
  verified_on date,
  verified_how varchar(400),
  revoked_by uuid references person (id),
  revoked_on date,
  revoked_why varchar(400)
);
create index credential_by_person on credential (person_id);

create table portrait (
  sha256 char(64) primary key,
  media_type varchar(40) not null,
  bytes ${bytes} not null
);

-- Links that let somebody in once. Only the hash of the token is kept.
create table one_time_link (
  id uuid primary key,
  purpose varchar(30) not null,
  person_id uuid references person (id),
  sha256 char(64) not null unique,
  state varchar(10) not null,
  made_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone
);
create index one_time_link_by_person on one_time_link (person_id, state);

-- Which addresses asked for a new password lately, known to us or not, by hash.
create table password_asked (
  id uuid primary key,
  address char(64) not null,
  at timestamp(6) with time zone not null
);
create index password_asked_by_address on password_asked (address, at);

-- One row, locked by whatever changes who works here, so that such deeds happen one after the other.
create table people_register (
  id integer primary key
);
insert into people_register (id) values (1);
