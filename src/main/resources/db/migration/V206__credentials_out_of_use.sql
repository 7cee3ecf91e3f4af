-- Each time a credential was taken out of use, with what it said, so that the signatures given with it before are found;
-- and when it was given back, if it was.
create table credential_out_of_use (
  id uuid primary key,
  credential_id uuid not null references credential (id),
  holder uuid not null references person (id),
  type varchar(40) not null,
  issuer varchar(200) not null,
  number varchar(80) not null,
  issued date not null,
  rejected boolean not null,
  why varchar(400) not null,
  out_by uuid not null references person (id),
  out_at timestamp(6) with time zone not null,
  back_at timestamp(6) with time zone
);
create index credential_out_of_use_by_holder on credential_out_of_use (holder, back_at);
create index credential_out_of_use_by_credential on credential_out_of_use (credential_id, out_at);

-- The audit has always kept the moment; without it, everything signed until the end of that day counts as before.
insert into credential_out_of_use (id, credential_id, holder, type, issuer, number, issued, rejected, why, out_by, out_at)
select c.id, c.id, c.person_id, c.type, c.issuer, c.number, c.issued, false, coalesce(c.revoked_why, ''), c.revoked_by,
  coalesce(
    (select max(e.at) from audit_entry e
     where e.chain = concat('person:', cast(c.person_id as varchar(36)))
       and e.action = 'credential.revoked'
       and e.facts like concat('%"credential":"', cast(c.id as varchar(36)), '"%')),
    cast(c.revoked_on as timestamp(6) with time zone) + interval '1' day)
from credential c where c.revoked_by is not null;

-- What publishers decided about a text whose signature was given with it: written once, the newest holds.
create table signature_decision (
  id uuid primary key,
  out_of_use uuid not null references credential_out_of_use (id),
  article_id uuid not null references article (id),
  sha256 char(64) not null,
  kind varchar(20) not null,
  reason text not null,
  decided_by uuid not null references person (id),
  decided_at timestamp(6) with time zone not null
);
create index signature_decision_by_text on signature_decision (article_id, sha256);
create index signature_decision_by_cause on signature_decision (out_of_use, article_id);
create index sign_off_by_signer on sign_off (signer);
