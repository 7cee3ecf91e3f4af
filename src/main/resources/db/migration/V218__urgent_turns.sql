-- How urgent what a turn is about is, by the order of Urgency.Level; urgent turns lead the list of whoever has them.
alter table worklist add column urgency integer default 0 not null;
-- When the turn would be due by its diagram, or was moved to by somebody; null where that is its due date.
alter table worklist add column drawn_due timestamp(6) with time zone;
-- What was last reckoned for it from what a reader was promised; null if nothing was.
alter table worklist add column reckoned_due timestamp(6) with time zone;
create index worklist_by_urgency on worklist (queue, urgency);
