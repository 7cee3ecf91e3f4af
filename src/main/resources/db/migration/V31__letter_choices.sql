-- Which letters a person wants at once, once a day, or not at all. Whoever has chosen nothing gets all of them at once.
create table letter_choice (
  person_id uuid not null references person (id),
  concern varchar(20) not null,
  choice varchar(10) not null,
  primary key (person_id, concern)
);
