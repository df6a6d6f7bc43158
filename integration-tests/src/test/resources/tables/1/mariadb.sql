create table if not exists telegram_schema (
	version integer not null,
	primary key (version)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_session (
	id bigint not null,
	name varchar(128) not null,
	dc_id integer not null,
	test_mode boolean not null,
	api_id integer,
	user_id bigint,
	bot boolean,
	takeout_id bigint,
	revoked_reason varchar(512),
	created_at bigint not null,
	updated_at bigint not null,
	primary key (id),
	constraint telegram_session_name_uk unique (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_data_center (
	session_id bigint not null,
	dc_id integer not null,
	kind integer not null,
	address varchar(255) not null,
	port integer not null,
	flags integer not null,
	primary key (session_id, dc_id, kind)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_auth_key (
	session_id bigint not null,
	dc_id integer not null,
	purpose integer not null,
	auth_key_id bigint not null,
	stored_key varbinary(1024) not null,
	expires_at bigint,
	replaced_at bigint,
	primary key (session_id, dc_id, purpose, auth_key_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_entity (
	session_id bigint not null,
	entity_id bigint not null,
	access_hash bigint not null,
	flags integer not null,
	username varchar(512),
	phone varchar(512),
	name varchar(512),
	migrated_to bigint,
	seen_at bigint not null,
	primary key (session_id, entity_id),
	index telegram_entity_phone_ix (session_id, phone, entity_id),
	index telegram_entity_name_ix (session_id, name, entity_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_username (
	session_id bigint not null,
	username varchar(512) not null,
	entity_id bigint not null,
	seen_at bigint not null,
	primary key (session_id, username),
	index telegram_username_entity_ix (session_id, entity_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_peer_reference (
	session_id bigint not null,
	entity_id bigint not null,
	chat_id bigint not null,
	message_id integer not null,
	primary key (session_id, entity_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_update_state (
	session_id bigint not null,
	entity_id bigint not null,
	pts integer,
	qts integer,
	date integer,
	seq integer,
	primary key (session_id, entity_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_cached_file (
	session_id bigint not null,
	md5 varchar(32) not null,
	file_size bigint not null,
	kind integer not null,
	file_id bigint not null,
	access_hash bigint not null,
	file_reference varbinary(4096) not null,
	cached_at bigint not null,
	primary key (session_id, md5, file_size, kind)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_attribute (
	session_id bigint not null,
	name varchar(512) not null,
	stored_value mediumblob not null,
	expires_at bigint,
	primary key (session_id, name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_node (
	node_id varchar(64) not null,
	until bigint not null,
	description varchar(512),
	primary key (node_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

create table if not exists telegram_lease (
	session_id bigint not null,
	node_id varchar(64),
	epoch bigint not null,
	wanted_by varchar(64),
	primary key (session_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_nopad_bin;

insert ignore into telegram_schema (version) values (1);
