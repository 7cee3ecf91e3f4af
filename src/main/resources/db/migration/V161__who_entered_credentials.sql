-- The audit has always kept who entered a credential.
update credential set entered_by = (
  select p.id from person p
  where cast(p.id as varchar(36)) = (
    select min(e.actor) from audit_entry e
    where e.chain = concat('person:', cast(credential.person_id as varchar(36)))
      and e.action = 'credential.added'
      and e.facts like concat('%"credential":"', cast(credential.id as varchar(36)), '"%')));
