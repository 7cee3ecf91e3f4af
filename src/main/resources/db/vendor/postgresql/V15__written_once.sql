-- The database itself refuses to change or drop what was recorded, saved, signed and said, whoever asks.
create function written_once() returns trigger language plpgsql as $$
begin
  raise exception '% is written once and never changed', tg_table_name;
end $$;

create trigger audit_entry_stays before update or delete on audit_entry for each row execute function written_once();
create trigger audit_entry_stays_whole before truncate on audit_entry for each statement execute function written_once();
create trigger audit_seal_stays before update or delete on audit_seal for each row execute function written_once();
create trigger audit_seal_stays_whole before truncate on audit_seal for each statement execute function written_once();
create trigger audit_seal_head_stays before update or delete on audit_seal_head for each row execute function written_once();
create trigger audit_seal_head_stays_whole before truncate on audit_seal_head for each statement execute function written_once();
create trigger revision_stays before update or delete on revision for each row execute function written_once();
create trigger revision_stays_whole before truncate on revision for each statement execute function written_once();
create trigger sign_off_stays before update or delete on sign_off for each row execute function written_once();
create trigger sign_off_stays_whole before truncate on sign_off for each statement execute function written_once();
create trigger review_note_stays before update or delete on review_note for each row execute function written_once();
create trigger review_note_stays_whole before truncate on review_note for each statement execute function written_once();
