create table half_way (id integer primary key);
insert into no_such_table (id) values (1);
