-- To be run once: MySQL has no "add column if not exists". No MySQL server ran this script in the
-- tests; it mirrors the one for MariaDB, which did.
create table if not exists telegram_key_claim (
	auth_key_id bigint not null,
	session_id bigint not null,
	primary key (auth_key_id),
	index telegram_key_claim_session_ix (session_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_0900_bin;

alter table telegram_lease
	add column acquired_at bigint,
	add index telegram_lease_node_ix (node_id);

alter table telegram_auth_key
	add index telegram_auth_key_id_ix (auth_key_id);

insert ignore into telegram_schema (version) values (2);
