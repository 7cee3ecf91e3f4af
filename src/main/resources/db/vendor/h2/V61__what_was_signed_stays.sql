create trigger sign_off_is_written_once before update, delete on sign_off
  for each row call 'org.imprimatur.review.WrittenOnce';
create trigger review_note_is_written_once before update, delete on review_note
  for each row call 'org.imprimatur.review.WrittenOnce';
