-- The task of the turn a letter is about, and the one-time link in it: what its check, the panel of the turn and a letter
-- that comes back ask for.
alter table outbox_mail add column turn varchar(64);
alter table outbox_mail add column link uuid;
create index outbox_mail_by_turn on outbox_mail (turn, seq);

-- Letters written before say their turn in the address they lead to.
update outbox_mail
set turn = substring(
    substring(model_json from position('"path":"/desk/tasks/' in model_json) + 20)
    from 1 for
    position('"' in substring(model_json from position('"path":"/desk/tasks/' in model_json) + 20)) - 1)
where kind in ('turn', 'joined', 'vacant', 'turn-changed', 'reminder', 'escalation')
  and position('"path":"/desk/tasks/' in model_json) > 0;

-- Those to somebody who has lost it lead elsewhere, and have it in their keys: moved:<8 digits>:<person>:<task> and
-- turn-gone:<task>:<person>.
update outbox_mail set turn = substring(dedupe_key from 53)
where kind = 'moved' and dedupe_key like 'moved:________:____________________________________:%';
update outbox_mail
set turn = substring(substring(dedupe_key from 11) from 1 for position(':' in substring(dedupe_key from 11)) - 1)
where kind = 'turn-gone' and dedupe_key like 'turn-gone:%:%';

-- invitation:<link> and so on; a letter is not sent to another address if it holds a link.
update outbox_mail
set link = (select l.id from one_time_link l
            where outbox_mail.dedupe_key = concat(outbox_mail.kind, ':', cast(l.id as varchar(36))))
where kind in ('invitation', 'password-reset', 'confirm-address');
