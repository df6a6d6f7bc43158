create table if not exists telegram_schema (
	version integer not null,
	constraint telegram_schema_pk primary key (version)
);

create table if not exists telegram_session (
	id bigint not null,
	name varchar(256) not null,
	dc_id integer not null,
	test_mode boolean not null,
	api_id integer,
	user_id bigint,
	bot boolean,
	takeout_id bigint,
	revoked_reason varchar(1024),
	created_at bigint not null,
	updated_at bigint not null,
	constraint telegram_session_pk primary key (id),
	constraint telegram_session_name_uk unique (name)
);

create table if not exists telegram_data_center (
	session_id bigint not null,
	dc_id integer not null,
	kind integer not null,
	address varchar(255) not null,
	port integer not null,
	flags integer not null,
	constraint telegram_data_center_pk primary key (session_id, dc_id, kind)
);

create table if not exists telegram_auth_key (
	session_id bigint not null,
	dc_id integer not null,
	purpose integer not null,
	auth_key_id bigint not null,
	stored_key varbinary(1024) not null,
	expires_at bigint,
	replaced_at bigint,
	constraint telegram_auth_key_pk primary key (session_id, dc_id, purpose, auth_key_id)
);

create table if not exists telegram_entity (
	session_id bigint not null,
	entity_id bigint not null,
	access_hash bigint not null,
	flags integer not null,
	username varchar(1024),
	phone varchar(1024),
	name varchar(1024),
	migrated_to bigint,
	seen_at bigint not null,
	constraint telegram_entity_pk primary key (session_id, entity_id)
);

create index if not exists telegram_entity_phone_ix on telegram_entity (session_id, phone, entity_id);

create index if not exists telegram_entity_name_ix on telegram_entity (session_id, name, entity_id);

create table if not exists telegram_username (
	session_id bigint not null,
	username varchar(1024) not null,
	entity_id bigint not null,
	seen_at bigint not null,
	constraint telegram_username_pk primary key (session_id, username)
);

create index if not exists telegram_username_entity_ix on telegram_username (session_id, entity_id);

create table if not exists telegram_peer_reference (
	session_id bigint not null,
	entity_id bigint not null,
	chat_id bigint not null,
	message_id integer not null,
	constraint telegram_peer_reference_pk primary key (session_id, entity_id)
);

create table if not exists telegram_update_state (
	session_id bigint not null,
	entity_id bigint not null,
	pts integer,
	qts integer,
	date integer,
	seq integer,
	constraint telegram_update_state_pk primary key (session_id, entity_id)
);

create table if not exists telegram_cached_file (
	session_id bigint not null,
	md5 varchar(32) not null,
	file_size bigint not null,
	kind integer not null,
	file_id bigint not null,
	access_hash bigint not null,
	file_reference varbinary(4096) not null,
	cached_at bigint not null,
	constraint telegram_cached_file_pk primary key (session_id, md5, file_size, kind)
);

create table if not exists telegram_attribute (
	session_id bigint not null,
	name varchar(1024) not null,
	stored_value varbinary(1000000) not null,
	expires_at bigint,
	constraint telegram_attribute_pk primary key (session_id, name)
);

create table if not exists telegram_node (
	node_id varchar(64) not null,
	until bigint not null,
	description varchar(512),
	constraint telegram_node_pk primary key (node_id)
);

create table if not exists telegram_lease (
	session_id bigint not null,
	node_id varchar(64),
	epoch bigint not null,
	wanted_by varchar(64),
	constraint telegram_lease_pk primary key (session_id)
);

merge into telegram_schema (version) key (version) values (1);
