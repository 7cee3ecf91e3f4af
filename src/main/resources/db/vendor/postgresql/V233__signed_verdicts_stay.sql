create trigger signed_verdict_stays before update or delete on signed_verdict for each row execute function written_once();
create trigger signed_verdict_stays_whole before truncate on signed_verdict for each statement execute function written_once();
