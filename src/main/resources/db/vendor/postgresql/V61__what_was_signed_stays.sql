-- The database itself refuses to change or drop what was signed and said, whoever asks.
create function imp_written_once() returns trigger language plpgsql as $$
begin
  raise exception '% is written once and never changed', tg_table_name;
end $$;

create trigger sign_off_is_written_once before update or delete on sign_off
  for each row execute function imp_written_once();
create trigger sign_off_is_never_emptied before truncate on sign_off
  for each statement execute function imp_written_once();
create trigger review_note_is_written_once before update or delete on review_note
  for each row execute function imp_written_once();
create trigger review_note_is_never_emptied before truncate on review_note
  for each statement execute function imp_written_once();
