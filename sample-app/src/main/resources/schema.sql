create table if not exists message_count (
  sender_id bigint not null primary key,
  messages integer not null
);
