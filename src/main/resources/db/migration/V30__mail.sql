create table outbox_mail (
  id uuid primary key,
  dedupe_key varchar(200) not null unique,
  kind varchar(60) not null,
  recipient varchar(320) not null,
  recipient_name varchar(200) not null,
  person_id uuid,
  thread_key varchar(80) not null,
  model_json text not null,
  state varchar(20) not null,
  created_at timestamp(6) with time zone not null
);
create index outbox_mail_by_thread on outbox_mail (thread_key, created_at);
