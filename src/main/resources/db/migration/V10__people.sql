create table person (
  id uuid primary key,
  slug varchar(120) not null unique,
  name varchar(200) not null,
  email varchar(320) not null unique,
  active boolean not null,
  password varchar(200)
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
  verified_on date
);
create index credential_by_person on credential (person_id);
