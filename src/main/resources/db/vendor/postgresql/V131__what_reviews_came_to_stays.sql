create trigger review_note_withdrawn_stays before update or delete on review_note_withdrawn
  for each row execute function written_once();
create trigger review_note_withdrawn_stays_whole before truncate on review_note_withdrawn
  for each statement execute function written_once();
create trigger matched_row_stays before update or delete on matched_row for each row execute function written_once();
create trigger matched_row_stays_whole before truncate on matched_row for each statement execute function written_once();
