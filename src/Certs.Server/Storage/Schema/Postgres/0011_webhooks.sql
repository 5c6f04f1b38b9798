-- How far those are who are told of changes by HTTP: the table of ../0011_webhooks.sql, which says what each column means.

create table webhooks (
    name          text   collate "C" not null primary key,
    cursor        text   not null,
    delivered     bigint not null,
    delivered_at  bigint null,
    failures      bigint not null,
    failing_since bigint null,
    problem       bigint null,
    stopped_at    bigint null
);
