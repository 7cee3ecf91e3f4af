create trigger audit_leaf_stays before update or delete on audit_leaf for each row execute function written_once();
create trigger audit_leaf_stays_whole before truncate on audit_leaf for each statement execute function written_once();
create trigger audit_subtree_stays before update or delete on audit_subtree for each row execute function written_once();
create trigger audit_subtree_stays_whole before truncate on audit_subtree for each statement execute function written_once();
create trigger audit_seal_key_stays before update or delete on audit_seal_key for each row execute function written_once();
create trigger audit_seal_key_stays_whole before truncate on audit_seal_key for each statement execute function written_once();
