create trigger audit_leaf_stays before update, delete on audit_leaf
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger audit_subtree_stays before update, delete on audit_subtree
  for each row call 'org.imprimatur.platform.AppendOnly';
create trigger audit_seal_key_stays before update, delete on audit_seal_key
  for each row call 'org.imprimatur.platform.AppendOnly';
