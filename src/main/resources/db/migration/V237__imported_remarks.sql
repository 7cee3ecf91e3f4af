-- What people wrote beside the text of a file, or changed in it under their name. It belongs to the revision that was made
-- of the file and is no part of its text. Names may be blanked here when somebody asks for it.
create table imported_remark (
  import_id uuid not null references import_report (id),
  number integer not null,
  kind varchar(20) not null check (kind in ('COMMENT', 'INSERTION', 'DELETION')),
  author varchar(200) not null,
  written_at timestamp(6) with time zone,
  -- What a comment says, or what was taken out.
  words text not null,
  -- Its place in the plain words of the revision, with what stands around it; -1 where the revision does not have it.
  quote text not null,
  prefix text not null,
  suffix text not null,
  place integer not null,
  -- The number of the comment it answers, 0 for none.
  answers integer not null,
  resolved boolean not null,
  primary key (import_id, number)
);

alter table waiting_import add column remarks text default '[]' not null;
