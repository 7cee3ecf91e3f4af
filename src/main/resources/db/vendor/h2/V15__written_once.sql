-- The database itself refuses to change or drop what was recorded, saved, signed and said, whoever asks. H2 calls no
-- trigger on truncate; verification finds the gap.
create trigger audit_entry_stays before update, delete on audit_entry
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger audit_seal_stays before update, delete on audit_seal
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger audit_seal_head_stays before update, delete on audit_seal_head
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger revision_stays before update, delete on revision
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger sign_off_stays before update, delete on sign_off
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger review_note_stays before update, delete on review_note
  for each row call 'org.imprimatur.platform.AppendOnly';
