-- How long it took to get a bridge statement: the table of ../0007_bridge_times.sql, which says what each column means.

create table bridge_times (
    month      bigint not null,
    issuing    bigint not null,
    relying    bigint not null,
    duration   bigint not null,
    statements bigint not null,
    primary key (month, issuing, relying, duration)
);
