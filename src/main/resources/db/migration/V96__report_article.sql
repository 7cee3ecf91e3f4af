-- Which article a report was about before it went with another one, and is about again if it is taken out.
alter table correction_report add column own_article_id uuid references article (id);
