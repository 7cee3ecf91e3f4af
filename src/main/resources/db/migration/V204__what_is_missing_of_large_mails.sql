-- Of the last file at the beginning of a large mail only the name came. Of earlier mails no such name was kept.
alter table inbound_attachment add column cut boolean default false not null;
alter table report_attachment add column cut boolean default false not null;
-- The folder on the mail server it was put away in, null for mails that were put away before this was written down.
alter table inbound_mail add column moved_to varchar(300);
