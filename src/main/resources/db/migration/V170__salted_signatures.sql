-- Keeps the hash of what is not for readers from telling it to whoever guesses. Signatures from before have no such hash.
alter table sign_off add column salt varchar(64) default '' not null;
