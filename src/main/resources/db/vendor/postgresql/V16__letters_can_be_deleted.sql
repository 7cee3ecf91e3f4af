-- H2 makes an index for each foreign key, PostgreSQL none: without one each letter or mail that is deleted, as the law
-- may ask of a newsroom, costs a look through every table that might point at it. Rows that point nowhere cost nothing.
create index outbox_mail_by_resend_of on outbox_mail (resend_of) where resend_of is not null;
create index outbox_mail_by_resent_as on outbox_mail (resent_as) where resent_as is not null;
create index outbox_mail_by_collected_in on outbox_mail (collected_in) where collected_in is not null;
create index address_suppression_by_mail on address_suppression (mail_id);
create index undelivered_by_mail on undelivered (mail_id);
create index inbound_mail_by_outbox on inbound_mail (outbox_id) where outbox_id is not null;
create index inbound_mail_by_duplicate on inbound_mail (possible_duplicate_of) where possible_duplicate_of is not null;
create index inbound_stuck_by_mail on inbound_stuck (mail_id) where mail_id is not null;
