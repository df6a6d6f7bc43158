create table if not exists telegram_key_claim (
	auth_key_id bigint not null,
	session_id bigint not null,
	primary key (auth_key_id),
	index telegram_key_claim_session_ix (session_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

alter table telegram_lease
	add column if not exists acquired_at bigint,
	add index if not exists telegram_lease_node_ix (node_id);

alter table telegram_auth_key
	add index if not exists telegram_auth_key_id_ix (auth_key_id);

insert ignore into telegram_schema (version) values (2);
