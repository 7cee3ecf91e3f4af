create trigger audit_stamp_stays before update, delete on audit_stamp
  for each row call 'org.imprimatur.platform.AppendOnly';
