-- The newsroom's own words for readers, each change a version: written once, the newest is in force.
create table public_text (
  kind varchar(20) not null,
  version integer not null,
  words text not null,
  reason text not null,
  changed_by uuid references person (id),
  since timestamp(6) with time zone not null,
  primary key (kind, version)
);

-- Under which of them a signature was given. Signatures from before they were kept have none.
create table signed_words (
  sign_off uuid not null references sign_off (id),
  kind varchar(20) not null,
  version integer not null,
  primary key (sign_off, kind),
  foreign key (kind, version) references public_text (kind, version)
);

create trigger public_text_stays before update, delete on public_text
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger signed_words_stay before update, delete on signed_words
  for each row call 'org.imprimatur.platform.AppendOnly';
