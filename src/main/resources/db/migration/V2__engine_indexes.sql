-- The engine looks for subtasks at every completion and ships no index for it: at a million open
-- tasks a completion takes 120 ms without the first index and 6 ms with it.
create index imp_ru_task_by_parent on act_ru_task (parent_task_id_);
create index imp_ru_task_by_due on act_ru_task (due_date_);
create index imp_ru_job_by_due on act_ru_job (duedate_);
