-- How the body of what was read from a file is to be read, for whoever comes back to it after an upgrade.
alter table waiting_import add column format varchar(20) default 'imprimatur-1' not null;
