create function audit_append_only() returns trigger language plpgsql as
'begin raise exception ''The audit is append-only''; end';
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_append_only();
create trigger audit_entry_stays_whole before truncate on audit_entry for each statement execute function audit_append_only();
create trigger audit_seal_stays before update or delete on audit_seal for each row execute function audit_append_only();
create trigger audit_seal_stays_whole before truncate on audit_seal for each statement execute function audit_append_only();
create trigger audit_seal_head_stays before update or delete on audit_seal_head for each row execute function audit_append_only();
create trigger audit_seal_head_stays_whole before truncate on audit_seal_head for each statement execute function audit_append_only();
