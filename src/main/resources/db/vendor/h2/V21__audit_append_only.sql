-- H2 calls no trigger on truncate; verification finds the gap.
create trigger audit_entry_stays before update, delete on audit_entry for each row call 'org.imprimatur.audit.AppendOnly';
create trigger audit_seal_stays before update, delete on audit_seal for each row call 'org.imprimatur.audit.AppendOnly';
create trigger audit_seal_head_stays before update, delete on audit_seal_head for each row call 'org.imprimatur.audit.AppendOnly';
