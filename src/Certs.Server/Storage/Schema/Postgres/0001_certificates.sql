-- What a province's replicas keep about the certificates that they issue: the tables of ../0001_certificates.sql, which says
-- what each column means. Times are whole seconds since 1970-01-01 UTC.

create table series (
    agency        bigint not null primary key,
    next_position bigint not null
);

create table certificates (
    id             bigint  not null primary key,
    number         text    collate "C" not null,
    type           text    collate "C" not null,
    issued_at      bigint  not null,
    suites         integer not null,
    leaf           bytea   not null,
    request_id     bytea   not null,
    content_digest bytea   not null,
    document       bytea   not null
) with (toast_tuple_target = 8160);

-- A document is mostly salts and signatures: trying to compress it costs time and gains nothing.
alter table certificates alter column document set storage external;

create table numbers (
    number      text   collate "C" not null primary key,
    certificate bigint null
);

create table requests (
    agency      bigint not null,
    request_id  bytea  not null,
    certificate bigint null,
    primary key (agency, request_id)
);

create table prepared (
    agency         bigint not null,
    request_id     bytea  not null,
    content_digest bytea  not null,
    number         text   collate "C" not null,
    type           text   collate "C" not null,
    issued_at      bigint not null,
    expires_at     bigint not null,
    content        bytea  not null,
    primary key (agency, request_id)
);

create index prepared_by_expiry on prepared (expires_at);

create index prepared_by_request on prepared (request_id);
