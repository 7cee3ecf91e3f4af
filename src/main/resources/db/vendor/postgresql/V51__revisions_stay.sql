create function revisions_stay() returns trigger language plpgsql as
'begin raise exception ''A saved revision is never changed or deleted''; end';
create trigger revisions_stay before update or delete on revision for each row execute function revisions_stay();
create trigger revisions_stay_all before truncate on revision for each statement execute function revisions_stay();
