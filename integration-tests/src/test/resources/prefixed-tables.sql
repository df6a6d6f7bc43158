create table if not exists bots.app_note (id varchar(255) not null primary key, text varchar(255));
