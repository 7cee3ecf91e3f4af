-- The list of all letters reads them from the newest on, whatever became of them.
create index outbox_mail_by_number on outbox_mail (seq);
