-- What a person knows well, one to a line: the newsroom names readers of a text by it.
alter table person add column specialties varchar(1000) default '' not null;
