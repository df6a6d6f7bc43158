create table if not exists note (id varchar(255) not null primary key, text varchar(255));
create table if not exists reminder (id varchar(255) not null primary key, text varchar(255));
create table if not exists visit (id varchar(255) not null primary key, text varchar(255));
create table if not exists purchase (id varchar(255) not null primary key, text varchar(255));
create table if not exists handled_update (id varchar(255) not null primary key, text varchar(255));
create table if not exists bookmark (id varchar(255) not null primary key, text varchar(255));
create table if not exists invoice (id varchar(255) not null primary key, text varchar(255));
create table if not exists sale (id varchar(255) not null primary key, text varchar(255));
