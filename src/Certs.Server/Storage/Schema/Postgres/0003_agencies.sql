-- Whom this province issues for: the tables of ../0003_agencies.sql.

create table agencies (
    agency  bigint not null primary key,
    code    text   not null,
    name_zh text   not null,
    name_en text   not null,
    salt    text   not null
);

create table agency_keys (
    key_id        bytea   not null primary key,
    agency        bigint  not null references agencies (agency),
    suite         integer not null,
    spki          bytea   not null,
    held_here     bigint  not null,
    registered_at bigint  not null
);

create table node_facts (
    name  text collate "C" not null primary key,
    value text not null
);
