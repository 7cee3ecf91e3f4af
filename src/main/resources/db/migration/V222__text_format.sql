-- How the body of a text is to be read. What there is was written before there was a second way; a server of the version
-- before, which may still run beside this one, writes in the first way and does not say so.
alter table revision add column format varchar(20) default 'imprimatur-1' not null;
alter table parked_text add column format varchar(20) default 'imprimatur-1' not null;
