-- Attachments hardly shrink, and trying costs more than keeping them as they are.
alter table inbound_mail alter column raw set storage external;
