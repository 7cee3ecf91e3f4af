create trigger ticked_change_stays before update or delete on ticked_change for each row execute function written_once();
create trigger ticked_change_stays_whole before truncate on ticked_change for each statement execute function written_once();
