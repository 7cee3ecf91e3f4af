create trigger signature_decision_stays before update, delete on signature_decision
  for each row call 'org.imprimatur.platform.AppendOnly';
