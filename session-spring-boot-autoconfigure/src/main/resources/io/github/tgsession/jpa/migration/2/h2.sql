alter table telegram_lease add column if not exists acquired_at bigint;

create index if not exists telegram_lease_node_ix on telegram_lease (node_id);

create index if not exists telegram_auth_key_id_ix on telegram_auth_key (auth_key_id);

create table if not exists telegram_key_claim (
	auth_key_id bigint not null,
	session_id bigint not null,
	constraint telegram_key_claim_pk primary key (auth_key_id)
);

create index if not exists telegram_key_claim_session_ix on telegram_key_claim (session_id);

merge into telegram_schema (version) key (version) values (2);
