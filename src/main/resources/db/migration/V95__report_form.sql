-- What the form's hidden field is signed with; all nodes share it.
create table report_form_key (
  id integer primary key,
  secret varchar(64) not null
);

-- How often an address or a network has used the form, by the hash of it, since the hour began.
create table report_form_use (
  use_key varchar(80) primary key,
  since timestamp(6) with time zone not null,
  uses integer not null
);
