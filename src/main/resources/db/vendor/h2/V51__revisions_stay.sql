create trigger revisions_stay before update, delete on revision for each row call 'org.imprimatur.article.RevisionsStay';
