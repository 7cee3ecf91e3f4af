create trigger signature_decision_stays before update or delete on signature_decision for each row execute function written_once();
create trigger signature_decision_stays_whole before truncate on signature_decision for each statement execute function written_once();
