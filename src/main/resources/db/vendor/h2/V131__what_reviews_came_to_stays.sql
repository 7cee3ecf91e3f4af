create trigger review_note_withdrawn_stays before update, delete on review_note_withdrawn
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger matched_row_stays before update, delete on matched_row
  for each row call 'org.imprimatur.platform.AppendOnly';
