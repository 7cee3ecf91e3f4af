-- Who had a turn that went back to its pool without their doing, and why: they have left, or lost the role it needs.
-- Null while somebody has it, and where its holder put it back.
alter table worklist add column vacated_by uuid;
alter table worklist add column vacated_why varchar(20);

create index scheduled_publication_by_orderer on scheduled_publication (ordered_by);
