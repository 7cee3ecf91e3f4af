-- Which changes a clinician ticked off before signing, and between which two texts: written once with the signature.
create table ticked_change (
  sign_off_id uuid not null references sign_off (id),
  number integer not null,
  before_revision integer not null,
  before_sha256 char(64) not null,
  sha256 char(64) not null,
  part varchar(20) not null,
  lead text not null,
  before_text text not null,
  after_text text not null,
  tail text not null,
  primary key (sign_off_id, number)
);
