create table if not exists telegram_schema (
	version integer not null,
	constraint telegram_schema_pk primary key (version)
);

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
) without rowid;

create table if not exists telegram_auth_key (
	session_id bigint not null,
	dc_id integer not null,
	purpose integer not null,
	auth_key_id bigint not null,
	stored_key blob not null,
	expires_at bigint,
	replaced_at bigint,
	constraint telegram_auth_key_pk primary key (session_id, dc_id, purpose, auth_key_id)
) without rowid;

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
	constraint telegram_entity_pk primary key (session_id, entity_id)
) without rowid;

create index if not exists telegram_entity_phone_ix on telegram_entity (session_id, phone, entity_id)
	where phone is not null;

create index if not exists telegram_entity_name_ix on telegram_entity (session_id, name, entity_id);

create table if not exists telegram_username (
	session_id bigint not null,
	username varchar(512) not null,
	entity_id bigint not null,
	seen_at bigint not null,
	constraint telegram_username_pk primary key (session_id, username)
) without rowid;

create index if not exists telegram_username_entity_ix on telegram_username (session_id, entity_id);

create table if not exists telegram_peer_reference (
	session_id bigint not null,
	entity_id bigint not null,
	chat_id bigint not null,
	message_id integer not null,
	constraint telegram_peer_reference_pk primary key (session_id, entity_id)
) without rowid;

create table if not exists telegram_update_state (
	session_id bigint not null,
	entity_id bigint not null,
	pts integer,
	qts integer,
	date integer,
	seq integer,
	constraint telegram_update_state_pk primary key (session_id, entity_id)
) without rowid;

create table if not exists telegram_cached_file (
	session_id bigint not null,
	md5 varchar(32) not null,
	file_size bigint not null,
	kind integer not null,
	file_id bigint not null,
	access_hash bigint not null,
	file_reference blob not null,
	cached_at bigint not null,
	constraint telegram_cached_file_pk primary key (session_id, md5, file_size, kind)
) without rowid;

create table if not exists telegram_attribute (
	session_id bigint not null,
	name varchar(512) not null,
	stored_value blob not null,
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

insert into telegram_schema (version) values (1) on conflict (version) do nothing;
