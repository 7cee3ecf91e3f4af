-- Who entered a credential does not verify it. Unknown for what was entered before, unless the audit tells (V161).
alter table credential add column entered_by uuid references person (id);

-- Set when somebody else changes a person's address, until the person answers from there.
alter table person add column address_unconfirmed_since timestamp(6) with time zone;

-- Links for the first administrator now expire. One printed before this start lets nobody in; this start prints another.
update one_time_link set state = 'REPLACED' where purpose = 'FIRST_ADMINISTRATOR' and state = 'OPEN';
