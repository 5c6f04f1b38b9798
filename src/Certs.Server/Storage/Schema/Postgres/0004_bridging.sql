-- Bridge statements that this province's bodies made: the tables of ../0004_bridging.sql, which says what each column means.

create table statements (
    id             bigint  not null primary key,
    original       bytea   not null,
    province       bigint  not null,
    issued_at      bigint  not null,
    expires_at     bigint  not null,
    suites         integer not null,
    leaf           bytea   not null,
    handle         bytea   not null,
    document       bytea   not null,
    withdrawn_at   bigint  null,
    withdrawal     bigint  not null,
    transaction_id bigint  null
);

alter table statements alter column document set storage external;

create index statements_by_original on statements (original, province);

create index statements_to_withdraw on statements (id) where withdrawal = 1;

create table statement_requests (
    request_id     bytea  not null primary key,
    content_digest bytea  not null,
    statement      bigint not null
);
