create trigger ticked_change_stays before update, delete on ticked_change
  for each row call 'org.imprimatur.platform.AppendOnly';
