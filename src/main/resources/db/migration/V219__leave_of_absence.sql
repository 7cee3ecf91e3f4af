-- When somebody is away, both days included, by the newsroom's calendar. What is over stays, as a record.
create table leave_of_absence (
  id uuid primary key,
  person_id uuid not null references person (id),
  first_day date not null,
  last_day date not null,
  said_by uuid not null references person (id),
  said_at timestamp(6) with time zone not null,
  -- Up to which due date turns were looked through for those that cannot wait; null until the leave has begun.
  covered_until date,
  -- Early, or before it began; null where it ends by its last day.
  ended_at timestamp(6) with time zone,
  ended_by uuid references person (id),
  -- When they were told what waits for them, or knew it themselves.
  welcomed_at timestamp(6) with time zone
);
create index leave_of_absence_by_person on leave_of_absence (person_id, last_day);
create index leave_of_absence_by_day on leave_of_absence (last_day, first_day);
create index leave_of_absence_by_said on leave_of_absence (said_by);
create index leave_of_absence_by_ended on leave_of_absence (ended_by);
