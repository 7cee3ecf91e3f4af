create trigger audit_stamp_stays before update or delete on audit_stamp for each row execute function written_once();
create trigger audit_stamp_stays_whole before truncate on audit_stamp for each statement execute function written_once();
