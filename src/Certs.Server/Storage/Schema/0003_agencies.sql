-- Whom this node issues for. The chain has the keys' public parts and only a digest of the profile.

create table agencies (
    agency     integer not null primary key,      -- province << 16 | sequence
    code       text    not null,                  -- unified social credit code
    name_zh    text    not null,
    name_en    text    not null,
    salt       text    not null                   -- BASE64URL of 16 random bytes
) strict;

-- Keys that may sign for an agency here or outside.
create table agency_keys (
    key_id        blob    not null primary key,   -- SHA-256 of the SPKI
    agency        integer not null references agencies (agency),
    suite         integer not null,
    spki          blob    not null,
    held_here     integer not null,               -- 1: the key folder has the private part
    registered_at integer not null
) strict, without rowid;

-- What this store belongs to: chain id, genesis hash and the like.
create table node_facts (
    name  text not null primary key,
    value text not null
) strict, without rowid;
