create table if not exists own_telegram_table (id bigint primary key);
