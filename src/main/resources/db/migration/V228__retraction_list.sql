-- Lists of retractions as they were imported. One is IN_FORCE; of a list that is READING nobody sees anything yet, and of
-- one that was REPLACED only the counts are kept.
create table retraction_list (
  id uuid primary key,
  state varchar(20) not null,
  file_name varchar(200) not null,
  file_size bigint not null,
  read_by uuid not null references person (id),
  read_at timestamp(6) with time zone not null,
  taken integer not null,
  nameless integer not null,
  broken integer not null,
  -- A list in JSON: the line a broken row begins in, and what is wrong with it.
  problems text not null,
  newest date,
  -- When all articles were last held against it.
  looked_at timestamp(6) with time zone
);
create index retraction_list_by_person on retraction_list (read_by);
create index retraction_list_by_state on retraction_list (state);

create table retraction (
  list_id uuid not null references retraction_list (id),
  line bigint not null,
  doi varchar(300),
  pmid varchar(10),
  nature varchar(20) not null,
  noticed_on date,
  reasons varchar(1000) not null,
  title varchar(1000) not null,
  notice_doi varchar(300),
  primary key (list_id, line)
);
create index retraction_by_doi on retraction (doi);
create index retraction_by_pmid on retraction (pmid);
