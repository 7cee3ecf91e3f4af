-- What all nodes sign the cookie of a browser with from which somebody has signed in.
create table known_browser_key (
  id integer primary key,
  secret varchar(64) not null
);
