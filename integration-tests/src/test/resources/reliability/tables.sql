create table if not exists handled (lane varchar(20) not null, number integer not null, outcome varchar(20) not null, primary key (lane, number));
