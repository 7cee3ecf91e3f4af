create trigger signed_verdict_stays before update, delete on signed_verdict
  for each row call 'org.imprimatur.platform.AppendOnly';
